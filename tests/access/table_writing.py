"""Who gets what at the addresses of the drafting workbench: findings, asks, comments and what helps to write.

The lines are read as those of tests/access/table.py.
"""

WRITING = """
#                                               anon own  same other rev  off  sig  seal sup  adm  aud  gone
responses:proof_rules          GET  -             in  200  200  200  200  200  200  200  200  200  200   in
responses:proof_rules          POST -             in  405  405  405  405  405  405  405  405  405  405   in
responses:proof_lists          GET  -             in  403  403  403  403  200  403  403  403  403  403   in
responses:proof_lists          POST -             in  422  422  422  422  302  422  422  422  422  422   in
responses:proof_take_back      GET  -             in  405  405  405  405  405  405  405  405  405  405   in
responses:proof_take_back      POST -             in  422  422  422  422  302  422  422  422  422  422   in
responses:asks                 GET  draft         in  200  200  404  403  403  403  403  404  404  404   in
responses:asks                 GET  review        in  403  403  404  200  403  403  403  404  404  404   in
responses:asks                 GET  dispatched    in  403  403  404  403  403  403  403  403  404  404   in
responses:asks                 GET  OTHERdraft    in  404  404  200  404  404  404  404  404  404  404   in
responses:asks                 POST draft        401  200  200  404  422  422  422  422  404  404  404  401
responses:asks                 POST review       401  422  422  404  200  422  422  422  404  404  404  401
responses:asks                 POST OTHERdraft   401  404  404  200  404  404  404  404  404  404  404  401
responses:comments             GET  draft         in  200  200  404  200  200  200  200  404  404  404   in
responses:comments             GET  sign_off      in  200  200  404  200  200  200  200  404  404  404   in
responses:comments             GET  register      in  403  403  404  403  403  403  403  404  404  404   in
responses:comments             GET  dispatched    in  403  403  404  403  403  403  403  403  404  404   in
responses:comments             GET  OTHERdraft    in  404  404  200  404  404  404  404  404  404  404   in
responses:comments             POST draft        401  200  200  404  200  200  200  200  404  404  404  401
responses:comments             POST sign_off     401  200  200  404  200  200  200  200  404  404  404  401
responses:comments             POST register     401  422  422  404  422  422  422  422  404  404  404  401
responses:comments             POST OTHERdraft   401  404  404  200  404  404  404  404  404  404  404  401
responses:findings             GET  draft         in  200  200  404  403  403  403  403  404  404  404   in
responses:findings             GET  review        in  403  403  404  200  403  403  403  404  404  404   in
responses:findings             GET  sign_off      in  403  403  404  403  403  200  403  404  404  404   in
responses:findings             GET  dispatched    in  403  403  404  403  403  403  403  403  404  404   in
responses:findings             GET  OTHERdraft    in  404  404  200  404  404  404  404  404  404  404   in
responses:findings             POST draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:ignore               GET  draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:ignore               POST draft        401  200  200  404  422  422  422  422  404  404  404  401
responses:ignore               POST review       401  422  422  404  200  422  422  422  404  404  404  401
responses:ignore               POST OTHERdraft   401  404  404  200  404  404  404  404  404  404  404  401
responses:presence             GET  draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:presence             POST draft        401  200  200  404  422  422  422  422  404  404  404  401
responses:presence             POST review       401  422  422  404  200  422  422  422  404  404  404  401
responses:presence             POST dispatched   401  422  422  404  422  422  422  422  422  404  404  401
responses:compare              GET  draft         in  200  200  404  200  200  200  200  404  404  404   in
responses:compare              GET  sign_off      in  200  200  404  200  200  200  200  404  404  404   in
responses:compare              GET  dispatched    in  200  200  404  200  200  200  200  404  404  404   in
responses:compare              GET  FARissued     in  404  404  404  404  404  404  404  404  404  404   in
responses:compare              POST draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:compare_pdf          GET  draft         in  200  200  404  200  200  200  200  404  404  404   in
responses:compare_pdf          GET  dispatched    in  200  200  404  200  200  200  200  404  404  404   in
responses:compare_pdf          POST draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:keep_version         GET  draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:keep_version         POST draft         in  302  302  404  422  422  422  422  404  404  404   in
responses:keep_version         POST review        in  422  422  404  302  422  422  422  404  404  404   in
responses:keep_version         POST dispatched    in  422  422  404  422  422  422  422  404  404  404   in
responses:restore              GET  draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:restore              POST draft         in  302  302  404  422  422  422  422  404  404  404   in
responses:restore              POST review        in  422  422  404  302  422  422  422  404  404  404   in

# --- 导入旧稿
responses:split                GET  draft         in  200  200  404  403  403  403  403  404  404  404   in
responses:split                GET  review        in  403  403  404  200  403  403  403  404  404  404   in
responses:split                GET  register      in  403  403  404  403  403  403  403  404  404  404   in
responses:split                GET  dispatched    in  403  403  404  403  403  403  403  403  404  404   in
responses:split                GET  OTHERdraft    in  404  404  200  404  404  404  404  404  404  404   in
responses:split                POST draft         in  302  302  404  422  422  422  422  404  404  404   in
responses:split                POST sign_off      in  422  422  404  422  422  302  422  404  404  404   in
responses:split                POST dispatched    in  422  422  404  422  422  422  422  422  404  404   in
responses:split_result         GET  draft         in  200  200  404  403  403  403  403  404  404  404   in
responses:split_result         GET  review        in  403  403  404  404  403  403  403  404  404  404   in  # of another letter
responses:split_result         GET  OTHERdraft    in  404  404  404  404  404  404  404  404  404  404   in
responses:split_result         POST draft         in  302  302  404  422  422  422  422  404  404  404   in
responses:split_result         POST register      in  422  422  404  422  422  422  422  404  404  404   in
responses:original             GET  draft         in  200  200  404  200  200  200  403  404  404  404   in
responses:original             GET  dispatched    in  404  404  404  404  404  404  403  403  404  404   in  # of another letter
responses:original             GET  OTHERdraft    in  404  404  404  404  404  404  404  404  404  404   in
responses:original             POST draft         in  405  405  405  405  405  405  405  405  405  405   in

# --- responses: the wording at hand, for who writes; phrases are kept by everybody who has a part in letters
#                                               anon own  same other rev  off  sig  seal sup  adm  aud  gone
responses:phrases              GET  -             in  200  200  200  200  200  200  200  200  403  403   in
responses:phrases              POST -             in  302  302  302  302  302  302  302  302  422  422   in
responses:wording              GET  draft         in  200  200  404  403  403  403  403  404  404  404   in
responses:wording              GET  review        in  403  403  404  200  403  403  403  404  404  404   in
responses:wording              GET  dispatched    in  403  403  404  403  403  403  403  403  404  404   in
responses:wording              GET  OTHERdraft    in  404  404  200  404  404  404  404  404  404  404   in
responses:wording              POST draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:found                GET  draft         in  200  200  404  403  403  403  403  404  404  404   in
responses:found                GET  vet           in  403  403  404  403  200  403  403  404  404  404   in
responses:found                GET  dispatched    in  403  403  404  403  403  403  403  403  404  404   in
responses:found                GET  OTHERdraft    in  404  404  200  404  404  404  404  404  404  404   in
responses:found                POST draft         in  405  405  405  405  405  405  405  405  405  405   in
responses:sources              GET  draft         in  200  200  404  403  403  403  403  404  404  404   in
responses:sources              GET  dispatched    in  403  403  404  403  403  403  403  403  404  404   in
responses:sources              GET  OTHERdraft    in  404  404  200  404  404  404  404  404  404  404   in
responses:sources              POST draft        401  200  200  404  422  422  422  422  404  404  404  401
responses:sources              POST review       401  422  422  404  200  422  422  422  404  404  404  401
responses:sources              POST OTHERdraft   401  404  404  200  404  404  404  404  404  404  404  401
"""
