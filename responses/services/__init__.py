"""The acts of a letter: each holds its permission, its transaction and its log row.

drafting  start_reply, save_reply          workflow   move and the plain steps     signing  签发
returning 退回, 撤回, 作废                   numbering  编号                          sealing  用印
issuing   印发, 归档                         feedback   征询意见                      rendering  pages and files
striking  作废件                           sweeping   files no record names         integrity  is it all as it was
finishing 成文: the finished files           integrity  is it all as it was
"""
