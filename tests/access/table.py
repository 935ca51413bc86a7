"""Who gets what at every address: read, reviewed, and compared with the site by test_matrix.

A line: the address's name (with the act, for a move), the method, the object, and the answer to each of the twelve.

  objects   letters of the cast's unit by their stage; OTHERdraft, OTHERissued: of the other unit; FARissued: of another
            level. proposals: handling (in the unit's hands), pending (to be signed for), filed (not assigned yet), and
            those of the foreign letters. seals: own, foreign. pattern: the unit's pattern of letters, sheet: its
            征询意见表. -: none
  200 302   shown · done, and led on        in    led to the sign-in page (a script is told 401 instead)
  403 422   told why not: a page · an act   404   as if it did not exist        405   not a method of this address
"""

TABLE = """
# --- desk: what waits for me. Everybody has a desk; nothing is sent to it.
#                                               anon own  same other rev  off  sig  seal sup  adm  aud  gone
desk:home                      GET  -             in  200  200  200  200  200  200  200  200  200  200   in
desk:home                      POST -             in  405  405  405  405  405  405  405  405  405  405   in
desk:done                      GET  -             in  200  200  200  200  200  200  200  200  200  200   in
desk:done                      POST -             in  405  405  405  405  405  405  405  405  405  405   in
desk:ended                     GET  -             in  200  200  200  200  200  200  200  200  200  200   in
desk:ended                     POST -             in  405  405  405  405  405  405  405  405  405  405   in

# --- accounts: the door, one's own page, the log for the auditor, the seals for their keeper
#                                               anon own  same other rev  off  sig  seal sup  adm  aud  gone
accounts:sign_in               GET  -            200  302  302  302  302  302  302  302  302  302  302   in
accounts:sign_in               POST -            302  302  302  302  302  302  302  302  302  302  302   in
accounts:sign_out              GET  -            405  405  405  405  405  405  405  405  405  405  405   in
accounts:sign_out              POST -             in   in   in   in   in   in   in   in   in   in   in   in
accounts:me                    GET  -             in  200  200  200  200  200  200  200  200  200  200   in
accounts:me                    POST -             in  405  405  405  405  405  405  405  405  405  405   in
accounts:change_password       GET  -             in  200  200  200  200  200  200  200  200  200  200   in
accounts:change_password       POST -             in  302  302  302  302  302  302  302  302  302  302   in
accounts:acts                  GET  -             in  403  403  403  403  403  403  403  403  403  200   in
accounts:acts                  POST -             in  405  405  405  405  405  405  405  405  405  405   in
accounts:seals                 GET  -             in  403  403  403  403  403  403  200  403  403  403   in
accounts:seals                 POST -             in  405  405  405  405  405  405  405  405  405  405   in
accounts:seal_new              GET  -             in  403  403  403  403  403  403  200  403  403  403   in
accounts:seal_new              POST -             in  422  422  422  422  422  422  302  422  422  422   in
accounts:seal                  GET  own           in  403  403  403  403  403  403  200  403  403  403   in
accounts:seal                  POST own           in  422  422  422  422  422  422  302  422  422  422   in
accounts:seal                  GET  foreign       in  403  403  403  403  403  403  404  403  403  403   in
accounts:seal                  POST foreign       in  422  422  422  422  422  422  404  422  422  422   in
accounts:seal_retire           GET  own           in  405  405  405  405  405  405  405  405  405  405   in
accounts:seal_retire           POST own           in  422  422  422  422  422  422  302  422  422  422   in
accounts:seal_retire           POST foreign       in  422  422  422  422  422  422  404  422  422  422   in

# --- proposals: the unit's people see what is assigned to the unit, the supervisor all of the level
#                                               anon own  same other rev  off  sig  seal sup  adm  aud  gone
proposals:register             GET  -             in  200  200  200  200  200  200  200  200  200  200   in
proposals:register             POST -             in  405  405  405  405  405  405  405  405  405  405   in
proposals:enter                GET  -             in  403  403  403  403  200  403  403  200  403  403   in
proposals:enter                POST -             in  422  422  422  422  302  422  422  302  422  422   in
proposals:detail               GET  handling      in  200  200  404  200  200  200  200  200  404  404   in
proposals:detail               GET  pending       in  200  200  404  200  200  200  200  200  404  404   in
proposals:detail               GET  filed         in  404  404  404  404  404  404  404  200  404  404   in
proposals:detail               GET  OTHERdraft    in  404  404  200  404  404  404  404  200  404  404   in
proposals:detail               GET  FARissued     in  404  404  404  404  404  404  404  404  404  404   in
proposals:detail               POST handling      in  405  405  405  405  405  405  405  405  405  405   in
proposals:edit                 GET  handling      in  403  403  404  403  403  403  403  200  404  404   in
proposals:edit                 POST handling      in  422  422  404  422  422  422  422  302  404  404   in
proposals:edit                 GET  FARissued     in  404  404  404  404  404  404  404  404  404  404   in
proposals:edit                 POST FARissued     in  404  404  404  404  404  404  404  404  404  404   in
proposals:assign               GET  filed         in  404  404  404  404  404  404  404  200  404  404   in
proposals:assign               POST filed         in  404  404  404  404  404  404  404  302  404  404   in
proposals:assign               GET  handling      in  403  403  404  403  403  403  403  200  404  404   in
proposals:assign               POST handling      in  422  422  404  422  422  422  422  302  404  404   in
proposals:assign               POST FARissued     in  404  404  404  404  404  404  404  404  404  404   in
proposals:accept               GET  pending       in  405  405  405  405  405  405  405  405  405  405   in
proposals:accept               POST pending       in  302  302  404  422  302  422  422  422  404  404   in
proposals:accept               POST handling      in  422  422  404  422  422  422  422  422  404  404   in
proposals:accept               POST OTHERdraft    in  404  404  422  404  404  404  404  422  404  404   in
proposals:conclude             GET  handling      in  405  405  405  405  405  405  405  405  405  405   in
proposals:conclude             POST handling      in  422  422  404  422  422  422  422  422  404  404   in
proposals:conclude             POST OTHERissued   in  404  404  422  404  404  404  404  422  404  404   in
proposals:conclude             POST FARissued     in  404  404  404  404  404  404  404  404  404  404   in
proposals:archive              GET  handling      in  405  405  405  405  405  405  405  405  405  405   in
proposals:archive              POST handling      in  422  422  404  422  422  422  422  422  404  404   in
proposals:archive              POST FARissued     in  404  404  404  404  404  404  404  404  404  404   in
proposals:decline              GET  pending       in  403  403  404  403  200  403  403  403  404  404   in
proposals:decline              POST pending       in  422  422  404  422  302  422  422  422  404  404   in
proposals:decline              POST OTHERdraft    in  404  404  422  404  404  404  404  422  404  404   in
proposals:contact              GET  handling      in  200  200  404  403  200  403  403  403  404  404   in
proposals:contact              POST handling      in  302  302  404  422  302  422  422  422  404  404   in
proposals:contact              GET  pending       in  403  403  404  403  403  403  403  403  404  404   in
proposals:contact              POST OTHERdraft    in  404  404  302  404  404  404  404  422  404  404   in
proposals:opinion              GET  handling      in  200  200  404  403  200  403  403  403  404  404   in
proposals:opinion              POST handling      in  302  302  404  422  302  422  422  422  404  404   in
proposals:opinion              GET  pending       in  403  403  404  403  403  403  403  403  404  404   in
proposals:file                 GET  handling      in  200  200  404  200  200  200  200  200  404  404   in
proposals:file                 POST handling      in  405  405  405  405  405  405  405  405  405  405   in

# --- responses: the unit's people at every stage; the supervisor only what has gone out (dispatched, archived)
#                                               anon own  same other rev  off  sig  seal sup  adm  aud  gone
responses:register             GET  -             in  200  200  200  200  200  200  200  200  200  200   in
responses:register             POST -             in  405  405  405  405  405  405  405  405  405  405   in
responses:measure              GET  -             in  200  200  200  200  200  200  200  200  403  403   in
responses:measure              POST -             in  200  200  200  200  200  200  200  200  422  422   in
responses:start                GET  handling      in  405  405  405  405  405  405  405  405  405  405   in
responses:start                POST handling      in  302  302  404  422  422  422  422  422  404  404   in
responses:start                POST pending       in  422  422  404  422  422  422  422  422  404  404   in
responses:start                POST OTHERdraft    in  404  404  422  404  404  404  404  422  404  404   in
responses:start                POST FARissued     in  404  404  404  404  404  404  404  404  404  404   in
responses:detail               GET  draft         in  200  200  404  200  200  200  200  404  404  404   in
responses:detail               GET  review        in  200  200  404  200  200  200  200  404  404  404   in
responses:detail               GET  sign_off      in  200  200  404  200  200  200  200  404  404  404   in
responses:detail               GET  seal          in  200  200  404  200  200  200  200  404  404  404   in
responses:detail               GET  dispatch      in  200  200  404  200  200  200  200  404  404  404   in
responses:detail               GET  dispatched    in  200  200  404  200  200  200  200  200  404  404   in
responses:detail               GET  archived      in  200  200  404  200  200  200  200  200  404  404   in
responses:detail               GET  OTHERdraft    in  404  404  200  404  404  404  404  404  404  404   in
responses:detail               GET  FARissued     in  404  404  404  404  404  404  404  404  404  404   in
responses:detail               POST draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:edit                 GET  draft         in  200  200  404  403  403  403  403  404  404  404   in
responses:edit                 GET  review        in  403  403  404  200  403  403  403  404  404  404   in
responses:edit                 GET  vet           in  403  403  404  403  200  403  403  404  404  404   in
responses:edit                 GET  sign_off      in  403  403  404  403  403  200  403  404  404  404   in
responses:edit                 GET  register      in  403  403  404  403  403  403  403  404  404  404   in
responses:edit                 GET  dispatched    in  403  403  404  403  403  403  403  403  404  404   in
responses:edit                 GET  OTHERdraft    in  404  404  200  404  404  404  404  404  404  404   in
responses:edit                 POST draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:save                 GET  draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:save                 POST draft        401  200  200  404  422  422  422  422  404  404  404  401
responses:save                 POST review       401  422  422  404  200  422  422  422  404  404  404  401
responses:save                 POST vet          401  422  422  404  422  200  422  422  404  404  404  401
responses:save                 POST sign_off     401  422  422  404  422  422  200  422  404  404  404  401
responses:save                 POST register     401  422  422  404  422  422  422  422  404  404  404  401
responses:save                 POST dispatched   401  422  422  404  422  422  422  422  422  404  404  401
responses:save                 POST OTHERdraft   401  404  404  422  404  404  404  404  404  404  404  401
responses:preview              GET  draft         in  200  200  404  200  200  200  200  404  404  404   in
responses:preview              GET  sign_off      in  200  200  404  200  200  200  200  404  404  404   in
responses:preview              GET  register      in  200  200  404  200  200  200  200  404  404  404   in
responses:preview              GET  dispatch      in  200  200  404  200  200  200  200  404  404  404   in
responses:preview              GET  dispatched    in  200  200  404  200  200  200  200  200  404  404   in
responses:preview              GET  OTHERdraft    in  404  404  200  404  404  404  404  404  404  404   in
responses:preview              POST draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:page                 GET  draft         in  200  200  404  200  200  200  200  404  404  404   in
responses:page                 GET  dispatch      in  200  200  404  200  200  200  200  404  404  404   in
responses:page                 GET  dispatched    in  200  200  404  200  200  200  200  200  404  404   in
responses:page                 POST draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:draft_pdf            GET  draft         in  200  200  404  200  200  200  200  404  404  404   in
responses:draft_pdf            GET  register      in  200  200  404  200  200  200  200  404  404  404   in
responses:draft_pdf            GET  dispatched    in  200  200  404  200  200  200  200  200  404  404   in
responses:draft_pdf            GET  OTHERdraft    in  404  404  200  404  404  404  404  404  404  404   in
responses:draft_pdf            POST draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:draft_docx           GET  draft         in  200  200  404  200  200  200  200  404  404  404   in
responses:draft_docx           GET  register      in  200  200  404  200  200  200  200  404  404  404   in
responses:draft_docx           GET  dispatched    in  200  200  404  200  200  200  200  200  404  404   in
responses:draft_docx           GET  OTHERdraft    in  404  404  200  404  404  404  404  404  404  404   in
responses:draft_docx           POST draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:pdf                  GET  draft         in  403  403  404  403  403  403  403  404  404  404   in
responses:pdf                  GET  register      in  403  403  404  403  403  403  403  404  404  404   in
responses:pdf                  GET  dispatch      in  200  200  404  200  200  200  200  404  404  404   in
responses:pdf                  GET  dispatched    in  200  200  404  200  200  200  200  200  404  404   in
responses:pdf                  GET  archived      in  200  200  404  200  200  200  200  200  404  404   in
responses:pdf                  GET  FARissued     in  404  404  404  404  404  404  404  404  404  404   in
responses:pdf                  POST dispatched    in  405  405  405  405  405  405  405  405  405  405   in
responses:docx                 GET  draft         in  403  403  404  403  403  403  403  404  404  404   in
responses:docx                 GET  dispatch      in  200  200  404  200  200  200  200  404  404  404   in
responses:docx                 GET  dispatched    in  200  200  404  200  200  200  200  200  404  404   in
responses:docx                 GET  FARissued     in  404  404  404  404  404  404  404  404  404  404   in
responses:docx                 POST dispatched    in  405  405  405  405  405  405  405  405  405  405   in
responses:void_pdf             GET  draft         in  403  403  404  403  403  403  403  404  404  404   in
responses:void_pdf             GET  dispatched    in  403  403  404  403  403  403  403  403  404  404   in
responses:void_pdf             GET  FARissued     in  404  404  404  404  404  404  404  404  404  404   in
responses:void_pdf             POST dispatched    in  405  405  405  405  405  405  405  405  405  405   in
responses:copy_pdf             GET  draft         in  403  403  404  403  403  403  403  404  404  404   in
responses:copy_pdf             GET  seal          in  403  403  404  403  403  403  403  404  404  404   in
responses:copy_pdf             GET  dispatch      in  200  200  404  200  200  200  200  404  404  404   in
responses:copy_pdf             GET  dispatched    in  200  200  404  200  200  200  200  200  404  404   in
responses:copy_pdf             GET  archived      in  404  404  404  404  404  404  404  404  404  404   in  # one letter for all
responses:copy_pdf             GET  FARissued     in  404  404  404  404  404  404  404  404  404  404   in
responses:copy_pdf             POST dispatched    in  405  405  405  405  405  405  405  405  405  405   in
responses:copy_docx            GET  draft         in  403  403  404  403  403  403  403  404  404  404   in
responses:copy_docx            GET  seal          in  403  403  404  403  403  403  403  404  404  404   in
responses:copy_docx            GET  dispatch      in  200  200  404  200  200  200  200  404  404  404   in
responses:copy_docx            GET  dispatched    in  200  200  404  200  200  200  200  200  404  404   in
responses:copy_docx            GET  archived      in  404  404  404  404  404  404  404  404  404  404   in  # one letter for all
responses:copy_docx            GET  FARissued     in  404  404  404  404  404  404  404  404  404  404   in
responses:copy_docx            POST dispatched    in  405  405  405  405  405  405  405  405  405  405   in
responses:public_pdf           GET  draft         in  403  403  404  403  403  403  403  404  404  404   in
responses:public_pdf           GET  seal          in  403  403  404  403  403  403  403  404  404  404   in
responses:public_pdf           GET  dispatch      in  200  200  404  200  200  200  200  404  404  404   in
responses:public_pdf           GET  dispatched    in  200  200  404  200  200  200  200  200  404  404   in
responses:public_pdf           GET  archived      in  403  403  404  403  403  403  403  403  404  404   in  # not to be published
responses:public_pdf           GET  FARissued     in  404  404  404  404  404  404  404  404  404  404   in
responses:public_pdf           POST dispatched    in  405  405  405  405  405  405  405  405  405  405   in
responses:public_docx          GET  draft         in  403  403  404  403  403  403  403  404  404  404   in
responses:public_docx          GET  seal          in  403  403  404  403  403  403  403  404  404  404   in
responses:public_docx          GET  dispatch      in  200  200  404  200  200  200  200  404  404  404   in
responses:public_docx          GET  dispatched    in  200  200  404  200  200  200  200  200  404  404   in
responses:public_docx          GET  archived      in  403  403  404  403  403  403  403  403  404  404   in  # not to be published
responses:public_docx          GET  FARissued     in  404  404  404  404  404  404  404  404  404  404   in
responses:public_docx          POST dispatched    in  405  405  405  405  405  405  405  405  405  405   in
responses:move(submit)         GET  draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:move(submit)         POST draft         in  302  302  404  422  422  422  422  404  404  404   in
responses:move(submit)         POST review        in  422  422  404  422  422  422  422  404  404  404   in
responses:move(submit)         POST dispatched    in  422  422  404  422  422  422  422  422  404  404   in
responses:move(review)         POST review        in  422  422  404  302  422  422  422  404  404  404   in
responses:move(review)         POST vet           in  422  422  404  422  422  422  422  404  404  404   in
responses:move(countersign)    POST review        in  422  422  404  422  422  422  422  404  404  404   in
responses:move(vet)            POST vet           in  422  422  404  422  302  422  422  404  404  404   in
responses:move(verify)         POST register      in  422  422  404  422  422  422  422  404  404  404   in
responses:move(archive)        POST dispatched    in  422  422  404  422  302  422  422  422  404  404   in
responses:move(send_back)      POST draft         in  422  422  404  422  422  422  422  404  404  404   in
responses:move(send_back)      POST review        in  422  422  404  302  422  422  422  404  404  404   in
responses:move(send_back)      POST vet           in  422  422  404  422  302  422  422  404  404  404   in
responses:move(send_back)      POST sign_off      in  422  422  404  422  422  302  422  404  404  404   in
responses:move(send_back)      POST register      in  422  422  404  422  302  422  422  404  404  404   in
responses:move(send_back)      POST seal          in  422  422  404  422  422  422  302  404  404  404   in
responses:move(send_back)      POST dispatch      in  422  422  404  422  422  422  422  404  404  404   in
responses:move(withdraw)       POST review        in  302  422  404  422  422  422  422  404  404  404   in
responses:move(withdraw)       POST vet           in  422  422  404  302  422  422  422  404  404  404   in
responses:move(withdraw)       POST register      in  422  422  404  422  422  422  422  404  404  404   in
responses:move(void)           POST draft         in  302  302  404  422  422  422  422  404  404  404   in
responses:move(void)           POST review        in  422  422  404  422  422  422  422  404  404  404   in
responses:move(void)           POST register      in  422  422  404  422  302  422  422  404  404  404   in
responses:move(void)           POST dispatched    in  422  422  404  422  302  422  422  422  404  404   in
responses:move(void)           POST archived      in  422  422  404  422  422  422  422  422  404  404   in
responses:move(void)           POST OTHERdraft    in  404  404  302  404  404  404  404  404  404  404   in
responses:move(sign_off)       POST sign_off      in  404  404  404  404  404  404  404  404  404  404   in
responses:move(nonsense)       POST draft         in  404  404  404  404  404  404  404  404  404  404   in
responses:sign_off             GET  sign_off      in  403  403  404  403  403  200  403  404  404  404   in
responses:sign_off             POST sign_off      in  422  422  404  422  422  302  422  404  404  404   in
responses:sign_off             GET  draft         in  403  403  404  403  403  403  403  404  404  404   in
responses:sign_off             POST OTHERdraft    in  404  404  422  404  404  404  404  404  404  404   in
responses:number               GET  register      in  403  403  404  403  200  403  403  404  404  404   in
responses:number               POST register      in  422  422  404  422  302  422  422  404  404  404   in
responses:number               GET  sign_off      in  403  403  404  403  403  403  403  404  404  404   in
responses:number               POST dispatched    in  422  422  404  422  422  422  422  422  404  404   in
responses:seal                 GET  seal          in  403  403  404  403  403  403  200  404  404  404   in
responses:seal                 POST seal          in  422  422  404  422  422  422  302  404  404  404   in
responses:seal                 GET  register      in  403  403  404  403  403  403  403  404  404  404   in
responses:seal                 GET  dispatched    in  403  403  404  403  403  403  403  403  404  404   in
responses:dispatch             GET  dispatch      in  403  403  404  403  200  403  403  404  404  404   in
responses:dispatch             POST dispatch      in  422  422  404  422  302  422  422  404  404  404   in
responses:dispatch             GET  seal          in  403  403  404  403  403  403  403  404  404  404   in
responses:dispatch             GET  dispatched    in  403  403  404  403  403  403  403  403  404  404   in
responses:feedback             GET  dispatched    in  200  200  404  403  200  403  403  403  404  404   in
responses:feedback             POST dispatched    in  302  302  404  422  302  422  422  422  404  404   in
responses:feedback             POST archived      in  302  302  404  422  302  422  422  422  404  404   in
responses:feedback             GET  draft         in  403  403  404  403  403  403  403  404  404  404   in
responses:feedback             POST FARissued     in  404  404  404  404  404  404  404  404  404  404   in
responses:scan                 GET  dispatched    in  200  200  404  200  200  200  200  200  404  404   in
responses:scan                 GET  archived      in  404  404  404  404  404  404  404  404  404  404   in  # another letter's sheet
responses:scan                 POST dispatched    in  405  405  405  405  405  405  405  405  405  405   in
responses:versions             GET  draft         in  200  200  404  200  200  200  200  404  404  404   in
responses:versions             GET  dispatched    in  200  200  404  200  200  200  200  404  404  404   in
responses:versions             POST draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:version              GET  draft         in  200  200  404  200  200  200  200  404  404  404   in
responses:version              GET  dispatched    in  200  200  404  200  200  200  200  404  404  404   in
responses:version              POST draft         in  405  405  405  405  405  405  405  405  405  405   in

# --- admin: for the administrator alone; its tables follow the rule of test_admin_tables
#                                               anon own  same other rev  off  sig  seal sup  adm  aud  gone
admin:index                    GET  -            302  403  403  403  403  403  403  403  403  200  403   in
admin:index                    POST -             in  403  403  403  403  403  403  403  403  200  403   in
admin:login                    GET  -             in   in   in   in   in   in   in   in   in   in   in   in
admin:login                    POST -             in   in   in   in   in   in   in   in   in   in   in   in
admin:logout                   GET  -            302  403  403  403  403  403  403  403  403  405  403   in
admin:logout                   POST -             in  403  403  403  403  403  403  403  403   in  403   in
admin:password_change          GET  -            302  403  403  403  403  403  403  403  403  302  403   in
admin:password_change          POST -             in  403  403  403  403  403  403  403  403  302  403   in
admin:password_change_done     GET  -            302  403  403  403  403  403  403  403  403  200  403   in
admin:password_change_done     POST -             in  403  403  403  403  403  403  403  403  405  403   in
admin:jsi18n                   GET  -            302  403  403  403  403  403  403  403  403  200  403   in
admin:jsi18n                   POST -             in  403  403  403  403  403  403  403  403  405  403   in
admin:app_list                 GET  accounts     302  403  403  403  403  403  403  403  403  200  403   in
admin:app_list                 POST accounts      in  403  403  403  403  403  403  403  403  200  403   in
admin:responses_letterpattern_sample GET  pattern         in  403  403  403  403  403  403  403  403  200  403   in
admin:responses_letterpattern_sample POST pattern         in  403  403  403  403  403  403  403  403  405  403   in
admin:responses_letterpattern_page GET  pattern         in  403  403  403  403  403  403  403  403  200  403   in
admin:responses_letterpattern_page POST pattern         in  403  403  403  403  403  403  403  403  405  403   in
admin:responses_feedbacksheet_sample GET  sheet           in  403  403  403  403  403  403  403  403  200  403   in
admin:responses_feedbacksheet_sample POST sheet           in  403  403  403  403  403  403  403  403  405  403   in
admin:responses_feedbacksheet_page GET  sheet           in  403  403  403  403  403  403  403  403  200  403   in
admin:responses_feedbacksheet_page POST sheet           in  403  403  403  403  403  403  403  403  405  403   in
"""
