"""Short forms of given names in Britain: a bank writes DAVID for the Dave on the list. Only ever a hint."""

from typing import Final

_FAMILIES = """
abigail abi abby abbie gail; adam ad; adrian ade; ahmed ahmad; alan al allan allen alun; albert al bert bertie albie;
alexander alex al alec sandy xander lex alexandra alexandria alexa sasha; alfred alf alfie fred; alice ali ally;
alison ali ally allison; alistair alastair alasdair ally al; amanda mandy; amelia amy millie mia; andrew andy drew
andre; angela angie ange; ann anne annie anna anya hannah; anthony tony ant antony; archibald archie; arthur art
artie; ashley ash ashleigh; barbara barb barbie babs; barnaby barney; bartholomew bart; beatrice bea bee trixie;
benjamin ben benny benji benedict; bernard bernie; bradley brad; brian bryan; cameron cam; caroline carol caz carrie
carolyn; catherine katherine kathryn cath kate katie kathy katy kat; charles charlie chas chuck chaz; charlotte
charlie lottie lotte char; christina christine chris chrissie tina; christopher chris kit topher christian kris;
constance connie; curtis curt; cynthia cindy; daniel dan danny dani danielle; darren daz; david dave davey davy dai;
deborah debbie debs deb; declan dec; dennis den denny; derek del; dominic dom nick; donald don donny; dorothy dot
dottie dolly; douglas doug dougie; duncan dunc; edmund ed eddie ted; edward ed eddie ted teddy ned; emmanuel manny;
eleanor ellie nell
nora elle; elizabeth liz lizzie beth betty eliza lisa libby elsie betsy bess; emily em emmy millie; emma em; eric
rick; eugene gene; evelyn evie eve; felicity fliss flick; florence flo florrie; frances fran francesca fanny; francis
frank fran frankie; franklin frank; frederick fred freddie freddy; gabriel gabe; gareth gaz gary; gary gaz gazza
garry; geoffrey geoff jeff jeffrey; george georgie; georgina georgia george georgie gina; gerald gerry jerry; gerard
gerry ged; gillian gill jill; gordon gord; graham graeme gray; gregory greg; gwendolyn gwen; harold harry hal; harriet
hattie harry; harrison harry; helen nell; henry harry hal hank; herbert herb bert; howard howie; hugh hughie huw;
hussein hussain; ian iain; imogen immy; isaac ike zac; isabella isabel isobel izzy bella issy; jack jackie john; jacob
jake; jacqueline jackie jacqui; james jim jimmy jamie jem; jane janie; janet jan; jason jay jase; jasmine jas jaz;
jeremy jez jeremiah jerry; jennifer jen jenny jenna; jessica jess jessie; joanna jo joanne joan; john johnny jack jon;
jonathan jon jonny jonathon nathan jono; joseph joe joey jose; josephine jo josie; joshua josh; judith judy jude;
julia jules julie juliet; julian jules; karen kaz; kenneth ken kenny; kevin kev; kieran kier; kimberley kim; kristian
kris; laura lauren loz; lawrence laurence larry laurie loz; leonard len lenny leo; leslie les lesley; lewis louis lou
lew; liam william; lillian lily lil; lindsay lindsey lin; louise lou; lucy lu lulu; luke lukas lucas; madeleine maddy
maddie; malcolm malc mal; margaret maggie meg peggy madge marge margie greta; maria marie mary; mark marc marcus;
martin marty; mathew matthew matt matty mat; maurice mo; maximilian max maxwell; megan meg; melanie mel; melissa mel;
michael mike mick mickey micky mikey; michelle shell chelle; mohammed muhammad mohamed mohammad muhammed mo moe;
natalie nat nats natasha tash; nathaniel nathan nat nate; neil niall neal; nicholas nick nicky nic nicolas; nicola
nicky nic nikki; nigel nige; norman norm; oliver olly ollie oli; olivia liv livvy ollie; osman ozzy; pamela pam;
patricia pat patsy tricia trish; patrick pat paddy; paul pauly; penelope penny; peter pete; philip phillip phil pip;
philippa pip pippa; rachel rach rachael; raymond ray; rebecca becky bec becca bex; reginald reg reggie; richard rich
rick ricky dick dickie richie; robert rob bob bobby robbie bert; roberta bobbie; robin rob; rodney rod; roger rog;
ronald ron ronnie; rosemary rose rosie; rowan ro; russell russ; ryan ry; samantha sam sammy; samuel sam sammy; sandra
sandy; sarah sara sally; scott scotty; sebastian seb; shaun sean shawn; sharon shaz; sidney sid; simon si; sophie
sophia soph; stanley stan; stephanie steph; stephen steven steve stevie ste; stuart stewart stu; susan sue susie
suzanne suzie; tabitha tabby; terence terry tel; teresa theresa terry tess tessa; thomas tom tommy thom; theodore theo
ted teddy; timothy tim timmy; toby tobias; trevor trev; tristan tris; valerie val; vanessa ness; victor vic; victoria
vicky vic tori vix; vincent vince vinny; vivian viv; walter walt wally; warren waz; wesley wes; wilfred wilf; william
will bill billy willy wills liam; winifred winnie; yusuf yousef yusef joe; zachary zac zack zak
"""

_KIN: dict[str, frozenset[str]] = {}
_HEADS: dict[str, frozenset[str]] = {}
for _family in _FAMILIES.split(";"):
    _names = frozenset(_family.split())
    for _name in _names:
        _HEADS[_name] = _HEADS.get(_name, frozenset()) | {_family.split()[0]}
        _KIN[_name] = _KIN.get(_name, frozenset()) | _names


GIVEN_NAMES: Final = frozenset(_KIN)
"""Every name in the table, in lower case."""


def short_forms(name: str) -> frozenset[str]:
    """All the forms that a given name in lower case may take, itself included."""
    return _KIN.get(name, frozenset()) | {name}


def full_forms(name: str) -> frozenset[str]:
    """What a bank may call somebody with this given name: itself, and the names that it is short for."""
    return _HEADS.get(name, frozenset()) | {name}


def same_person(one: str, other: str) -> bool:
    """Whether two given names in lower case may be one person's: "dave" and "david", not "david" and "daniel"."""
    return one == other or other in _KIN.get(one, frozenset())
