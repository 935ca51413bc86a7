"""Likeness: whether one character is easily written for another, by its sound or by its shape.

Who types by sound picks a neighbour of the list of candidates; who reads a scan takes 未 for 末. The first is told by
GB/T 2312: its first level (3,755 characters) stands in the order of pinyin, so that a syllable is a stretch of codes and
only its first character has to be known; the second level is a table. The shapes are groups of 形近字.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache

FIRST_LEVEL = (0xB0A1, 0xD7F9)
FIRST_OF_SYLLABLE = """
a啊 ai埃 an鞍 ang肮 ao凹 ba芭 bai白 ban斑 bang邦 bao苞 bei杯 ben奔 beng崩 bi逼 bian鞭 biao标 bie鳖 bin彬 bing兵 bo玻 bu捕 ca擦 cai猜 can餐
cang苍 cao操 ce厕 ceng层 cha插 chai拆 chan搀 chang昌 chao超 che车 chen郴 cheng撑 chi吃 chong充 chou抽 chu初 chuai揣 chuan川 chuang疮
chui吹 chun春 chuo戳 ci疵 cong聪 cou凑 cu粗 cuan蹿 cui摧 cun村 cuo磋 da搭 dai呆 dan耽 dang当 dao刀 de德 deng蹬 di堤 dian颠 diao碉 die跌
ding丁 diu丢 dong东 dou兜 du督 duan端 dui堆 dun墩 duo掇 e蛾 en恩 er而 fa发 fan藩 fang坊 fei菲 fen芬 feng丰 fo佛 fou否 fu夫 ga噶 gai该 gan干
gang冈 gao篙 ge哥 gei给 gen根 geng耕 gong工 gou钩 gu辜 gua刮 guai乖 guan棺 guang光 gui瑰 gun辊 guo锅 ha哈 hai骸 han酣 hang夯 hao壕 he呵 hei嘿
hen痕 heng哼 hong轰 hou喉 hu呼 hua花 huai槐 huan欢 huang荒 hui灰 hun荤 huo豁 ji击 jia嘉 jian歼 jiang僵 jiao蕉 jie揭 jin巾 jing荆 jiong炯
jiu揪 ju鞠 juan捐 jue撅 jun均 ka喀 kai开 kan刊 kang康 kao考 ke坷 ken肯 keng坑 kong空 kou抠 ku枯 kua夸 kuai块 kuan宽 kuang匡 kui亏 kun坤 kuo括
la垃 lai莱 lan蓝 lang琅 lao捞 le勒 lei雷 leng棱 li厘 lia俩 lian联 liang粮 liao撩 lie列 lin琳 ling玲 liu溜 long龙 lou楼 lu芦 lv驴 luan峦 lve掠
lun抡 luo萝 ma妈 mai埋 man瞒 mang芒 mao猫 me么 mei玫 men门 meng萌 mi眯 mian棉 miao苗 mie蔑 min民 ming明 miu谬 mo摸 mou谋 mu拇 na拿 nai氖 nan南
nang囊 nao挠 ne呢 nei馁 nen嫩 neng能 ni妮 nian蔫 niang娘 niao鸟 nie捏 nin您 ning柠 niu牛 nong脓 nu奴 nv女 nuan暖 nve虐 nuo挪 o哦 ou欧 pa啪
pai拍 pan攀 pang乓 pao抛 pei呸 pen喷 peng砰 pi坯 pian篇 piao飘 pie撇 pin拼 ping乒 po坡 pu扑 qi期 qia掐 qian牵 qiang枪 qiao橇 qie切 qin钦
qing青 qiong琼 qiu秋 qu趋 quan圈 que缺 qun裙 ran然 rang瓤 rao饶 re惹 ren壬 reng扔 ri日 rong戎 rou揉 ru茹 ruan软 rui蕊 run闰 ruo若 sa撒 sai腮
san三 sang桑 sao搔 se瑟 sen森 seng僧 sha莎 shai筛 shan珊 shang墒 shao梢 she奢 shen砷 sheng声 shi师 shou收 shu蔬 shua刷 shuai摔 shuan栓
shuang霜 shui谁 shun吮 shuo说 si斯 song松 sou搜 su苏 suan酸 sui虽 sun孙 suo蓑 ta塌 tai胎 tan坍 tang汤 tao掏 te特 teng藤 ti梯 tian天 tiao挑
tie贴 ting厅 tong通 tou偷 tu凸 tuan湍 tui推 tun吞 tuo拖 wa挖 wai歪 wan豌 wang汪 wei威 wen瘟 weng嗡 wo挝 wu巫 xi昔 xia瞎 xian掀 xiang相 xiao萧
xie楔 xin薪 xing星 xiong兄 xiu休 xu墟 xuan轩 xue靴 xun勋 ya压 yan焉 yang殃 yao邀 ye椰 yi一 yin茵 ying英 yo哟 yong拥 you幽 yu迂 yuan鸳 yue曰
yun耘 za匝 zai栽 zan咱 zang赃 zao遭 ze责 zei贼 zen怎 zeng增 zha扎 zhai摘 zhan瞻 zhang樟 zhao招 zhe遮 zhen珍 zheng蒸 zhi芝 zhong中 zhou舟
zhu珠 zhua抓 zhuai拽 zhuan专 zhuang桩 zhui椎 zhun谆 zhuo捉 zi兹 zong鬃 zou邹 zu租 zuan钻 zui嘴 zun尊 zuo昨
"""
"""Each syllable with its first character in the first level. A character of several readings has the one it is filed under."""
SECOND_LEVEL = """
a嗄锕 ai捱嗳嗌嫒瑷暧砹锿霭 an谙埯揞犴庵桉铵鹌黯 ao坳拗嗷岙廒遨媪骜獒聱螯鏊鳌鏖 ba茇菝岜灞钯粑鲅魃 bai捭掰擘 ban阪坂钣瘢癍舨 bang蒡浜 bao勹葆孢煲鸨褓趵龅 bei孛陂邶蓓呗悖碚鹎褙鐾鞴 ben畚坌贲锛
beng嘣甏 bi匕俾荜荸萆薜吡哔狴庳愎滗濞弼妣婢嬖璧畀铋秕裨筚箅篦舭襞跸髀 bian匾弁苄忭汴缏煸砭碥窆褊蝙笾鳊 biao婊骠杓飑飙飚灬镖镳瘭裱鳔髟 bie蹩 bin傧豳缤玢槟殡膑镔髌鬓 bing禀冫邴摒 bo亳啵饽檗礴钹鹁簸跛踣
bu卟逋瓿晡钚钸醭 ca嚓礤 can孱骖璨粲黪 cang伧 cao艹嘈漕螬艚 ce恻 cen岑涔 ceng噌 cha猹馇汊姹杈槎檫锸镲衩 chai侪钗瘥虿 chan冁谄蒇廛忏潺澶羼婵骣觇禅镡蟾躔 chang伥鬯苌菖徜怅惝阊娼嫦昶氅鲳
chao怊晁焯耖 che坼屮砗 chen谌谶抻嗔宸琛榇碜龀 cheng丞埕枨柽晟塍瞠铖裎蛏酲 chi傺坻墀茌叱哧啻嗤彳饬媸敕眵鸱瘛褫蚩螭笞篪踟魑 chong茺忡憧铳舂艟 chou俦帱惆瘳雠 chu亍刍怵憷绌杵楮樗褚蜍蹰黜
chuai搋啜嘬膪踹 chuan舛遄巛氚钏舡 chuang怆 chui陲棰槌 chun莼鹑蝽 chuo辶辍踔龊 ci茈呲祠鹚糍 cong苁淙骢琮璁枞 cou辏腠 cu蔟徂猝殂酢蹙蹴 cuan汆撺爨镩 cui萃啐悴璀榱毳 cun忖皴
cuo厝嵯脞锉矬痤鹾蹉 da耷哒嗒怛妲沓褡笪靼鞑 dai埭甙呔岱迨骀绐玳黛 dan儋萏啖澹殚赕眈疸瘅聃箪 dang谠凼菪宕砀铛裆 dao刂叨忉氘焘纛 de锝 deng噔嶝戥磴镫簦 di氐籴诋谛邸荻嘀娣柢棣觌砥碲睇镝羝骶
dian阽坫巅玷钿癜癫簟踮 diao铞铫貂鲷 die垤堞揲喋嗲牒瓞耋蹀鲽 ding仃啶玎腚碇铤疔耵酊 diu铥 dong垌咚岽峒氡胨胴硐鸫 dou蔸窦蚪篼 du芏嘟渎椟牍碡蠹笃髑黩 duan椴煅簖 dui怼憝碓镦 dun沌炖砘礅盹趸
duo咄哚缍柁铎裰踱 e噩谔垩苊莪萼呃愕阏屙婀轭腭锇锷鹗颚鳄 ei诶 en蒽摁 er佴迩珥铒鸸鲕 fa垡砝 fan蕃蘩幡梵燔畈蹯 fang匚邡枋钫舫鲂 fei芾狒悱淝妃绯榧腓斐扉镄痱蜚篚翡霏鲱 fen偾瀵棼鲼鼢 feng俸酆葑唪沣砜
fou缶 fu匐凫阝郛芙苻茯莩菔拊呋幞怫滏艴孚驸绂绋桴赙祓砩黻黼罘稃馥蚨蜉蝠蝮麸趺跗鲋鳆 ga伽尬呷尕尜旮钆 gai丐陔垓戤赅 gan坩苷尴擀泔淦澉绀橄旰矸疳酐 gang戆罡筻 gao睾诰郜藁缟槔槁杲锆
ge鬲仡哿圪塥嗝纥搿膈硌镉袼虼舸骼 gen亘茛哏艮 geng哽赓绠鲠 gong廾珙肱蚣觥 gou佝诟岣遘媾缑枸觏彀笱篝鞲 gu嘏诂菰呱崮汩梏轱牯牿臌毂瞽罟钴锢鸪鹄痼蛄酤觚鲴鹘 gua卦诖栝胍鸹聒 guai掴 guan倌莞掼涫盥鹳鳏
guang咣犷桄胱 gui匦刿庋宄妫桧晷皈簋鲑鳜 gun丨衮绲磙鲧 guo馘埚呙帼崞猓椁虢蜾蝈 ha铪 hai嗨胲醢 han邗菡撖阚瀚晗焓顸颔蚶鼾 hang沆绗珩颃 hao蒿薅嗥嚆濠灏昊皓颢蚝 he诃劾壑嗬阖曷盍颌蚵翮 heng蘅桁
hong黉訇讧荭蕻薨闳泓 hou堠後逅瘊篌糇鲎骺 hu冱唿囫岵猢怙惚浒滹琥槲轷觳烀煳戽扈祜瓠鹕鹱虍笏醐斛 hua骅桦铧 huai踝 huan郇奂萑擐圜獾洹浣漶寰逭缳锾鲩鬟 huang隍徨湟潢遑璜肓癀蟥篁鳇
hui诙茴荟蕙咴哕喙隳洄浍彗缋珲晖恚虺蟪麾 hun诨馄阍溷 huo劐藿攉嚯夥砉钬锪镬耠蠖 ji丌亟乩剞佶偈诘墼芨芰荠蒺蕺掎叽咭哜唧岌嵴洎彐屐骥畿玑楫殛戟戢赍觊犄齑矶羁嵇稷瘠虮笈笄暨跻跽霁鲚鲫髻麂
jia郏葭岬浃迦珈戛胛恝铗镓痂瘕袷蛱笳袈跏 jian僭谏谫菅蒹搛囝湔蹇謇缣枧楗戋戬牮犍毽腱睑锏鹣裥笕翦趼踺鲣鞯 jiang茳洚绛缰犟礓耩糨豇 jiao佼僬艽茭挢噍峤徼湫姣敫皎鹪蛟醮跤鲛 jie讦卩拮喈嗟婕孑桀碣疖颉蚧羯鲒骱
jin卺荩堇噤馑廑妗缙瑾槿赆觐钅衿矜 jing刭儆阱菁獍憬泾迳弪婧肼胫腈旌靓 jiong冂迥炅扃 jiu僦啾阄柩桕鸠鹫赳鬏 ju倨讵苣苴莒菹掬遽屦琚椐榘榉橘犋飓钜锔窭裾趄醵踽龃雎鞫 juan鄄狷涓桊蠲锩镌隽
jue厥劂谲矍蕨噘噱崛獗孓珏桷橛爝镢蹶觖 jun捃皲麇 ka佧咔胩 kai剀垲蒈忾恺铠锎锴 kan侃莰戡龛瞰 kang伉闶钪 kao尻栲犒铐 ke嗑岢恪溘骒缂珂轲氪瞌钶锞稞疴窠颏蝌髁 ken裉龈 keng铿 kong倥崆箜
kou芤蔻叩眍筘 ku刳堀喾绔骷 kua侉 kuai蒯郐哙狯脍 kuan髋 kuang诓诳邝圹夼哐纩贶 kui馗匮夔隗蒉揆喹喟悝愦逵暌睽聩蝰篑跬 kun悃阃琨锟醌鲲髡 kuo蛞 la剌邋旯砬瘌 lai崃徕涞濑赉睐铼癞籁
lan岚漤榄斓罱镧褴 lang莨蒗啷阆锒稂螂 lao唠崂栳铑铹痨耢醪 le仂叻泐鳓 lei羸诔嘞嫘缧檑耒酹 leng塄愣 li俪俚郦坜苈莅蓠藜呖唳喱猁溧澧逦娌嫠骊缡枥栎轹戾砺詈罹锂鹂疠疬蛎蜊蠡笠篥粝醴跞雳鲡鳢黧
lian蔹奁潋濂琏楝殓臁裢裣蠊鲢 liang墚椋踉魉 liao蓼尥嘹獠寮缭钌鹩 lie冽埒捩咧洌趔躐鬣 lin蔺啉嶙廪懔遴檩辚膦瞵粼躏麟 ling酃苓呤囹泠绫柃棂瓴聆蛉翎鲮 liu浏遛骝绺旒熘锍镏鹨鎏 long垅茏泷珑栊胧砻癃
lou偻蒌喽嵝镂瘘耧蝼髅 lu垆撸噜泸渌漉逯璐栌橹轳辂辘氇胪镥鸬鹭簏舻鲈 luan脔娈栾鸾銮 lun囵 luo倮蠃荦摞猡泺漯珞椤脶镙瘰雒 lv捋闾榈膂稆褛 lve锊 ma唛犸嬷杩蟆 mai劢荬霾 man墁幔缦熳镘颟螨鳗鞔
mang邙漭硭蟒 mao袤茆峁泖瑁昴牦耄旄懋瞀蝥蟊髦 mei莓嵋猸浼湄楣镅鹛袂魅 men扪焖懑钔 meng勐甍瞢懵朦礞虻蜢蠓艋艨 mi芈冖谧蘼咪嘧猕汨宓弭脒祢敉糸縻麋 mian沔渑湎宀腼眄 miao喵邈缈杪淼眇鹋 mie乜咩蠛篾
min苠岷闵泯缗珉愍黾鳘 ming冥茗溟暝瞑酩 mo谟茉蓦馍嫫殁镆秣瘼耱貊貘麽 mou侔哞缪眸蛑鍪 mu仫坶苜沐毪钼 n嗯 na捺肭镎衲 nai鼐艿萘柰 nan喃囡楠腩蝻赧 nang攮囔馕曩 nao孬垴呶猱瑙硇铙蛲 ne讷疒 nen恁
ni伲坭猊怩昵旎睨铌鲵 nian廿埝辇黏鲇鲶 niao茑嬲脲袅 nie陧蘖嗫颞臬蹑 ning佞咛甯聍 niu狃忸妞 nong侬哝 nou耨 nu弩胬孥驽 nuo傩搦喏锘 nv恧钕衄 o喔噢 ou讴怄瓯耦 pa葩杷筢 pai俳蒎哌
pan拚爿泮袢襻蟠蹒 pang彷滂逄螃 pao匏狍庖脬疱 pei辔帔旆锫醅霈 pen湓 peng堋嘭怦蟛 pi丕仳陴邳郫圮埤鼙芘擗噼庀淠媲纰枇甓睥罴铍癖疋蚍蜱貔 pian谝骈犏胼翩蹁 piao剽嘌嫖缥殍瞟螵 pie苤氕
pin姘嫔榀牝颦 ping俜娉枰鲆 po叵鄱珀钋钷皤笸 pou裒掊 pu匍噗溥濮璞攴氆攵镤镨蹼 qi亓俟圻芑芪萁萋葺蕲嘁屺岐汔淇骐绮琪琦杞桤槭耆祺憩碛颀蛴蜞綦綮蹊鳍麒 qia葜髂 qian倩佥阡凵芊芡茜掮岍悭慊骞搴褰缱椠肷愆钤虔箝
qiang丬戕嫱樯戗炝锖锵镪襁蜣羟跄 qiao劁诮谯荞愀憔缲樵硗跷鞒 qie郄惬妾挈锲箧 qin芩揿吣嗪噙溱檎锓螓衾 qing苘圊檠磬蜻罄箐謦鲭黥 qiong邛芎茕穹蛩筇跫銎 qiu俅巯犰逑遒楸赇虬蚯蝤裘糗鳅鼽
qu诎劬蕖蘧岖衢阒璩觑氍朐祛磲鸲癯蛐蠼麴瞿黢 quan诠荃犭悛绻辁畎铨蜷筌鬈 que阕阙悫 qun逡 ran苒蚺髯 rang禳穰 rao荛娆桡 ren亻仞荏葚饪轫稔衽 rong嵘狨榕肜蝾 rou糅蹂鞣 ru蓐薷嚅洳溽濡缛铷襦颥
ruan朊 rui芮蕤枘睿蚋 ruo偌箬 sa卅仨挲脎飒 sai噻 san馓毵糁 sang搡磉颡 sao埽缫臊瘙鳋 se啬铯穑 sha唼歃铩痧裟霎鲨 shai酾 shan剡讪鄯埏芟彡潸姗嬗骟膻钐疝蟮舢跚鳝 shang垧绱殇熵觞
shao劭苕潲蛸筲艄 she厍佘猞滠歙畲麝 shen诜谂莘哂渖椹胂矧蜃 sheng嵊眚笙 shi谥埘莳蓍弑饣轼贳炻礻铈螫舐筮豉豕鲥鲺 shou扌狩绶艏 shu倏塾菽摅沭澍姝纾毹腧殳秫 shua唰 shuai蟀 shuan闩涮
shuang孀 shui氵 shuo蒴搠妁槊铄 si厮兕厶咝汜泗澌姒驷纟缌祀锶鸶耜蛳笥 song凇菘崧嵩忪悚淞竦 sou叟薮嗖嗾馊溲飕瞍锼螋 su夙谡蔌嗉愫涑簌觫稣 suan狻 sui谇荽濉邃燧眭睢 sun荪狲飧榫隼
suo唢嗦嗍娑桫睃羧 ta闼溻遢榻铊趿鳎 tai邰薹肽炱钛跆鲐 tan郯昙忐钽锬覃 tang傥帑饧溏瑭樘铴镗耥螗螳羰醣 tao鼗啕洮韬饕 te忒忑慝铽 teng滕 ti倜荑悌逖绨缇鹈裼醍 tian掭忝阗殄畋 tiao佻祧窕蜩笤粜龆鲦髫
tie萜餮 ting莛葶婷梃町蜓霆 tong佟僮仝茼嗵恸潼砼 tou亠钭骰 tu堍荼菟钍酴 tuan抟彖疃 tui煺 tun氽饨暾豚 tuo乇佗坨庹沲沱柝橐砣箨酡跎鼍 wa佤娲腽 wai崴 wan剜芄菀纨绾琬脘畹蜿 wang罔惘辋魍
wei偎诿隈圩葳薇囗帏帷嵬猥猬闱沩洧涠逶娓玮韪軎炜煨痿艉鲔 wen刎阌汶玟璺雯 weng蓊蕹 wo倭莴幄渥肟硪龌 wu兀仵阢邬圬芴呒唔庑怃忤浯寤迕妩婺骛杌牾焐鹉鹜痦蜈鋈鼯
xi僖兮隰郗菥葸蓰奚唏徙饩阋浠淅屣嬉玺樨曦觋欷熹禊禧皙穸蜥螅蟋舄舾羲粞翕醯鼷 xia狎遐瑕柙硖罅黠 xian冼苋莶藓岘猃暹娴氙燹祆鹇痫蚬筅籼酰跣跹霰 xiang芗葙饷庠骧缃蟓鲞飨 xiao哓崤潇逍骁绡枭枵筱箫魈
xie偕亵勰燮薤撷獬廨渫瀣邂绁缬榭榍躞 xin囟馨忄昕歆鑫 xing陉荇荥擤悻硎 xiu咻岫馐庥溴鸺貅髹 xu诩勖蓿洫溆顼栩煦盱胥糈醑 xuan儇谖萱揎泫渲漩璇楦暄炫煊碹铉镟痃 xue谑泶踅鳕 xun巽埙荀荨蕈薰峋徇獯恂洵浔曛窨醺鲟
ya伢垭揠吖岈迓娅琊桠氩砑睚痖 yan厣赝俨偃兖讠谳郾鄢芫菸崦恹闫湮滟妍嫣琰檐晏胭腌焱罨筵酽魇餍鼹 yang徉怏泱炀烊恙蛘鞅 yao夭爻吆崾徭幺珧杳轺曜肴鹞窈繇鳐 ye靥谒邺揶晔烨铘
yi刈劓佚佾诒圯埸懿苡薏弈奕挹弋呓咦咿噫峄嶷猗饴怿怡悒漪迤驿缢殪轶贻欹旖熠眙钇镒镱痍瘗癔翊衤蜴舣羿翳酏黟 yin胤鄞廴垠堙茚吲喑狺夤洇氤铟瘾蚓霪 ying嬴郢茔莺萦蓥撄嘤膺滢潆瀛瑛璎楹媵鹦瘿颍罂 yo唷 yong俑壅墉喁慵邕镛甬鳙饔
you卣攸侑莠莜莸尢呦囿宥柚猷牖铕疣蚰蚴蝣鱿黝鼬 yu禺毓伛俣谀谕萸蓣揄圄圉嵛狳饫馀庾阈鬻妪妤纡瑜昱觎腴欤於煜燠肀聿钰鹆鹬瘐瘀窬窳蜮蝓竽臾舁雩龉 yuan垸塬掾沅媛瑗橼爰眢鸢螈箢鼋 yue龠瀹樾刖钺 yun郓芸狁恽愠纭韫殒昀氲熨筠
za拶咂 zai崽甾 zan瓒昝簪糌趱錾 zang奘驵臧 zao唣 ze仄赜啧帻迮昃笮箦舴 zen谮 zeng缯甑罾锃 zha揸吒咤哳楂砟痄蚱齄 zhai砦瘵 zhan谵搌旃 zhang仉鄣幛嶂獐嫜璋蟑 zhao诏啁棹钊笊
zhe谪摺柘辄磔鹧褶蜇赭 zhen圳蓁浈缜桢榛轸赈胗朕祯畛稹鸩箴 zheng诤峥徵钲铮筝 zhi卮陟郅埴芷摭帙夂忮彘咫骘栉枳栀桎轵轾贽胝膣祉祗黹雉鸷痣蛭絷酯跖踬踯豸觯 zhong冢锺螽舯踵 zhou荮妯纣绉胄籀酎
zhu丶伫侏邾苎茱洙渚潴杼槠橥炷铢疰瘃竺箸舳翥躅麈 zhuan啭馔颛 zhui惴骓缒隹 zhun肫窀 zhuo倬诼擢浞涿濯禚斫镯 zi谘嵫姊孳缁梓辎赀恣眦锱秭耔笫粢趑觜訾龇鲻髭 zong偬腙粽 zou诹陬鄹驺楱鲰 zu俎镞
zuan攥缵躜 zui蕞 zun撙樽鳟 zuo阼唑怍胙祚
"""
"""The characters of the second level, which stands in the order of radicals, under their syllables."""
SHAPES = """
岑岭 列例烈裂 菜莱采 法去 划刘 电申 平半 安妥 服报 投设 扶抹 夫失 企全 书节 民尺 桥骄 贝见 星是 医匹 牧物 卫工 牛午 友发 友反 目且 间问 厂广 免兔 己已巳 档挡 口囗
未末耒 土士 大太犬 天夭 人入八 干千于 日曰 午牛 今令 木术本 王玉主 刀力刃 几凡 九丸 乌鸟 卯卵 代伐 仓仑 戊戌戍戎戒 崇祟 券卷 辨辩瓣辫 晴睛 贷货 徒徙陡
博搏膊傅 陪赔培倍 暖暧 拔拨 折拆析 治冶 泠冷 准淮 况祝 坏环怀 场扬杨汤 坡波披被 堤提 埋理 圯圮 址扯 基墓 堂党 塔搭 住往注驻 佳住 体休 便使 促捉 傍旁 价介
伸仲 侈移 偏遍编篇 僻辟 冲中仲 净争静 凑奏 凌陵棱 决快诀 助肋 劳荣 劝欢 加如 动劫 勤勒 勿匆 包句 匠近 区巨 厅厉 参叁 叉又 受爱 古占 可河 史吏 同洞 名各
吸圾 呈星 告浩 周调 味昧 响晌 商摘 喝渴 因困囚 围国 图圈 固围 埠阜 奋备 姓胜 姑枯 娱误 宁守 宣宜 室窒 家冢 容客 寨赛 导寻 寿筹 封卦 射谢 小少 居届 屋层
屏展 岸崖 峡陕狭 工土 巧朽 差着 布市 帆帜 师帅 席度 平乎 幼幻 床庆 庄压 应庇 庙届 废度 康唐 廉兼 延廷 弃奔 弧狐孤 弱溺 强疆 归旧 录绿 彻切 待侍持 律津
徐除 得碍 微徽 忌志 怕伯 恒桓 悔侮诲 患串 悬县 惊凉 慎镇 戏戒 户产 打扛 扎孔 扩旷 扫归 扰优 抑仰 投没 抗坑 押拥 抽油 拉位 拓拆 拟似 括活 拾恰 持特 挂桂
按接 捐损 掌常 推准 插播 援缓 搅觉 摆罢 撤撒 操燥 擅檀 收牧 救求 敏梅 敞敝 散撒 文交 料科 斜叙 断继 斯期 施拖 旅旋 族簇 无元 早旱 旬句 明朋 易昜 映央
春舂 昼尽 显湿 普晋 暂渐 更便 替潜 机杌 权杈 村材 杜社 束柬 杰杀 枚牧 枢驱 染梁 查杳 栈钱 栋拣 校较 株殊 样详 核该 格洛 桃挑 桥娇侨 检捡俭险验 棚绷 概慨
槽糟遭 横黄 檐瞻 款歉 正止 步涉 残钱 段假 殿臀 母毋 每侮 比此 毕华 氏民 污亏 沉沈 没设 沿治 泊泪 泛乏 泡抱 洒酒 洗冼 海悔 涂除 淀定 深探 混棍 渠巨 温湿
港巷 游旅 滋磁 演寅 激缴 灶社 灾炎 灿仙 炉护 热执 爪瓜 爬抓 片斤 牌碑 牵拳 犯狂 独烛 狠狼 猎借 率卒 现规 琴瑟 瑞端 瓷资 瓶并 田由甲申 画面 略格 番审
疾痰 病症 痛病 皆偕 盆盘 益盖 盈盛 盾质 省肖 眠眼 着看 矛予 短逗 石右 破披 硬便 示未 礼札 票要 秀季 私和 秋愁 积织职 称你 税说脱 稳隐 穗惠 究穷 突究
窄炸 笔毛 签检 籍藉 精清 素索 紧坚 累果 红江 约的 纯屯 纵从 线钱 终络 经轻径 绍召 给结 绝色 统充 续读 绳蝇 缓暖 缘椽 缩宿 网冈 罗岁 罚罪 美羡 群郡 老考
者看 耕耘 聘骋 聚骤 肃啸 育盲 肺沛 脚却 舍含 般船 舰般 节书 苦若 英央 茂筏 茶荼 草单 荔勒 药约 获荻 营管 著着 葬莽 薄簿 藏臧 虑虚 蚀蝕 融隔 血皿 衍行
街衔 衣农 补朴 衷哀 裁栽载 西酉 要耍 见贝 视礼 解懈 触独 计什 讨付 许午 识职 诉拆 词司 语浯 谈淡 谨勤 负页 责青 败贩 贪贫 贴站 贵责 费弗 贺贸 赋贼 赤亦
赴补 足促 跳桃 轨轧 软钦 辅铺 辆俩 输愉 辖割 辞乱 达送 过边 迎仰 这文 迹亦 追迫 退迟 适活 选先 透秀 途徐 造告 逮隶 逸免 遇偶 遗遣 遮嘛 邀激 邻怜 郊效
部陪剖 郭敦 都堵 配酌 酬洲 酸俊 释译泽择 量重 金全 针计 铁铗 铜洞 银很 锅祸 锐税 错借 锦绵棉 闪问 闭闲 问间 闲闹 闸闷 阅阈 阳阴 阶价 陆击 陈阵 限很 院阮
难推 集隼 需雨 霜箱 革草 鞋蛙 页贝 项顶 顺须 预领顶 颁颂 频濒 颜额 饭饮饱 骑椅 鸿鸣 麦表 麻府 鼓豉 齐剂 玻坡 绊畔 缀辍 粟栗 茸葺 亨享 壶壸 炙灸 盲肓
亳毫 籴粜 赢嬴羸 睢雎 愧槐魄 赡瞻 炽帜 淀绽 镶壤 娄类 蹈稻滔 杏李 卸御 幢撞 瞳憧 窟掘 砌切 彬杉 脾牌 讹靴 昂仰 沮阻 诅咀 粗租 烩脍 掌撑 东乐 复夏
烧浇晓绕饶 升开 事争 玉宝 院完 张弘 止上 伞伟 佰伯 刊利 刺剌制 剑创 卧卦 墨黑 宏宠 屈届 幢瞳 循盾 怡恰 戳截 拘构 捧棒 敛检 昆皆 朱末 枉柱 楷谐 槛滥 毁殷
浑挥 涌诵 湍端 狈狠 畅扬 疙疟 秉乘 窖窑 策荣 篡纂 绚询 耸茸 聊柳 脊背 舵驼 苛荷 蕴温 袖油 豁割 贬泛 赁任 轶铁 迭选 遏揭 酌的 酣甜 钧钓 锥推 闽闸 驳驭
黔默 航肮 拱洪供 伶冷 侥绕 债责 储诸 兑说 叨叼 呜鸣 咳孩 垫势热 娘狼 岔盆 峰峻 库车 弥称 徊徘 恩思 悦说阅 懒赖 户尸 拌胖 撮最 攀樊 斧爷 易踢 晕晖 曹遭
杆扦 柴紫 槐魁 橙登 泥呢 涌桶 漆膝 爽夹 疤爬 秤枰 穆移 粒拉 绎泽 罩置 脉咏 荆刑 袍抱 诽排 跌铁 辙撤 逛狂 邓郑 醉碎 铃铅 锚描 闯闪 雕周 颠填 饰饭 黎黍
"""
"""Characters that are taken for each other by the eye, beyond those that sound alike."""
MEANINGS = (
    "食饭餐", "敲叩", "通达", "课学", "不免", "房屋", "帮助扶", "看瞧", "学读", "护守", "查检", "访探", "员者人", "圈环", "店铺", "室屋", "路道", "惠益", "洁净", "畅通", "就即",
)  # fmt: skip
"""Characters that mean the same in a name: 邻里食堂, 邻里饭堂."""
OTHER_READINGS = """
长zhang 还hai 行hang 重chong 调tiao 降xiang 乐yue 率shuai 便pian 会kuai 传zhuan 弹tan 参cen 差chai 藏zang 朝zhao 得dei 度duo 恶wu 给ji 和huo 合ge 核hu 校jiao 角jue 觉jiao 劲jing 卡qia 落lao
露lou 绿lu 没mo 模mu 屏bing 强jiang 色shai 省xing 识zhi 石dan 似shi 数shuo 说shui 宿xiu 提di 系ji 血xie 削xue 约yao 着zhao 折she 殖shi 奇ji 查zha 称chen 乘sheng 盛cheng 单shan
大dai 地de 的di 仔zai 咽ye 伯bai 泊po 秘bi 臂bei 扁pian 朴po 暴pu 辟pi 匙shi 车ju 澄deng 臭xiu 否pi 夹ga 贾gu 红gong 虹jiang 吓he 读dou 隽jun 圈juan 熟shou 拓ta 纤qian 巷hang 择zhai
扎za 属zhu 琢zuo 育yo 员yun 脉mo 埋man 呢ni 娜nuo 弄long 迫pai 栖xi 亲qing 雀qiao 刹cha 什shen 拾she 术zhu 尾yi 殷yan 柏bo 堡pu 炮bao 禅shan 绰chao 革ji 嚼jue 咳hai 勒lei
"""
"""A second reading: 成长 is read zhang, 银行 hang."""
FLAT_AND_CURLED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))
"""What many do not tell apart in speaking, and so not in typing: 平舌音 and 翘舌音, 前鼻音 and 后鼻音."""


def alike(one: str, other: str) -> bool:
    """Whether two characters sound or look alike, or are the same."""
    return one == other or sounds_alike(one, other) or looks_alike(one, other)


def sounds_alike(one: str, other: str) -> bool:
    """Whether two characters are read alike but for the tone."""
    sound = _spoken(one)
    return bool(sound) and sound == _spoken(other)


def looks_alike(one: str, other: str) -> bool:
    """Whether two characters stand in one group of 形近字."""
    return other in _shaped().get(one, ())


def means_alike(one: str, other: str) -> bool:
    """Whether two characters are used for each other in names."""
    return any(one in group and other in group for group in MEANINGS)


def syllable(character: str) -> str:
    """The syllable a character of GB/T 2312 is read as, or filed under; empty for what is beyond it."""
    try:
        code = int.from_bytes(character.encode("gb2312"))
    except UnicodeEncodeError:
        return ""
    if not FIRST_LEVEL[0] <= code <= FIRST_LEVEL[1]:
        return _second_level().get(character, "")
    codes, syllables = _stretches()
    return syllables[bisect_right(codes, code) - 1]


@lru_cache(maxsize=8192)
def readings(character: str) -> tuple[str, ...]:
    """Every way a character is read, merged as many speak: 长 zan and can."""
    others = (_merged(sound) for sound in _second_readings().get(character, ()))
    return tuple(dict.fromkeys(filter(None, (_spoken(character), *others))))


def shaped_like(character: str) -> frozenset[str]:
    """The characters of its group of 形近字."""
    return frozenset(_shaped().get(character, ())) - {character}


@lru_cache(maxsize=4096)
def _spoken(character: str) -> str:
    return _merged(syllable(character))


def _merged(sound: str) -> str:
    for kept, merged in FLAT_AND_CURLED:
        sound = sound.replace(kept, merged)
    return sound


@lru_cache(maxsize=1)
def _second_readings() -> dict[str, list[str]]:
    read: dict[str, list[str]] = defaultdict(list)
    for entry in OTHER_READINGS.split():
        read[entry[0]].append(entry[1:])
    return read


@lru_cache(maxsize=1)
def _stretches() -> tuple[list[int], list[str]]:
    entries = FIRST_OF_SYLLABLE.split()
    return [int.from_bytes(entry[-1].encode("gb2312")) for entry in entries], [entry[:-1] for entry in entries]


@lru_cache(maxsize=1)
def _second_level() -> dict[str, str]:
    read = {}
    for entry in SECOND_LEVEL.split():
        characters = entry.lstrip("abcdefghijklmnopqrstuvwxyz")
        read |= dict.fromkeys(characters, entry.removesuffix(characters))
    return read


@lru_cache(maxsize=1)
def _shaped() -> dict[str, set[str]]:
    shaped: dict[str, set[str]] = defaultdict(set)
    for group in SHAPES.split():
        for character in group:
            shaped[character].update(group)
    return shaped


def difference(one: str, other: str) -> tuple[str, str, int]:
    """What is between the common beginning and the common end, and where it begins."""
    head = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    tail, most = 0, min(len(one), len(other)) - head
    while tail < most and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return one[head : len(one) - tail], other[head : len(other) - tail], head
