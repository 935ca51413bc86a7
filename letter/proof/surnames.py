"""Surnames: beside one of them stands a name, and a name may be written with any characters."""

COMMON_SURNAMES = frozenset("王李张刘陈杨赵黄周吴徐孙朱胡郭何林罗郑梁谢宋唐许邓韩冯曹彭曾肖董袁潘蒋蔡余杜魏苏吕丁沈姚卢姜崔谭陆汪廖韦邱侯孟薛邹熊")
SURNAMES = COMMON_SURNAMES | frozenset(
    "任范石金戴贾夏付傅钟汤尹黎乔贺赖龚庞樊殷施陶洪翟颜倪牛温芦俞章鲁葛伍毕聂焦柳邢岳齐梅莫庄辛祝涂祁舒牟詹苗凌靳童欧甄裴鲍覃霍翁隋柯阮桂闵瞿戚丘"
    "滕臧褚娄奚穆姬栾窦敖仇艾蓝卞竺冼佟匡荆谌蔺邵段雷史钱江万程孔白尤秦方武"
)
LOOSELY = frozenset("高马叶田严文明成安常时于易向关水路平全华车房边古池连商计原官应台银沙单卫查甘景包宁解强管谷左纪盛项曲游阳康顾")
"""Surnames that are oftener something else."""
