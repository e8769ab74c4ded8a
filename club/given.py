"""Given names in Britain: those in the table of nicknames, and these, which have no short form worth a line there."""

from typing import Final

from club.nicknames import GIVEN_NAMES

_WITHOUT_SHORT_FORM = """
aaron abdul abdullah abu adebayo adel aditya adnan agnieszka aidan aisha aisling akash akin alejandro aleksander
alicia alina amar amara amina amir amit ana anand andreas andrei andrzej anil anita anjali antonio aoife arjun arnold
arun asad asha asif aston ayesha ayo azad babatunde bartosz bernadette bilal blessing bogdan brendan bronwyn bruce
callum carl carlos carly carys cerys chen chi chidera chidi chinedu chloe cian ciaran claire clare clive colin conor
corey cormac craig cristian dafydd damian damien dana dariusz darragh dawid dean deepak deirdre dele delyth demi
dermot desmond dev dewi diana diarmuid diego dilip dmitri donal dragos dylan eamon ebony eddy efe eilidh eimear eira
elliot elliott ellis emeka emre enzo eoin erin ethan euan evan ewan fabio faisal farah farhan fatima favour femi
fergus fernando filip finlay finn fintan fiona fionnuala folake gavin gemma geraint giles giovanni glen glenn goran
grace grainne grant grzegorz guillaume gurpreet guy gwyneth hamish hamza hao hari haris harpreet hasan hassan hayley
heather henrik hiro holly ibrahim idris ifeanyi ifeoma igor ikram imran ines iona ionut irfan isha isla ismail ivan
jade jaden jakub jamal jaspreet javier jayden jing jodie jonas jordan jorge juan jun kacper kadeem kai kamal kamran
karim karl karol karthik katarzyna kavita kayla kayleigh keiran keith kelechi kelly kemi kerry khalid kiran kirsty
kofi kojo krishna krzysztof kumar kunal kwabena kwaku kwame kyle lars leah leanne lee leon li liang lloyd logan
lorenzo lorna luca lucia luis lukasz maciej maeve magdalena mahmoud manish manuel marcin marco marek mariusz marta
mason mateusz maya mei mhairi michal miguel mihai milan ming mohan monika morag morgan musa mustafa nadia naomi naveed
neha ngozi nia niamh nikhil nikita nina nnamdi noah noel nuala nuno obi oisin olu oluwaseun omar orla osama oscar owen
pablo padraic padraig paige paolo parminder pawel pedro pierre piotr prakash pranav priya przemek qasim quentin radek
rafael rahul raj rajesh rakesh ramesh ravi reece reza rhian rhiannon rhys riaz ricardo rohan rohit roisin ronan rory
ross rowena ruben ruth saad sadiq saeed sajid salim salman sanjay santiago segun sergio shane shannon shreya sian
sinead siobhan sion slawomir sofia sohail stacey stefan sunil suresh sven syed szymon tadhg tamsin tanya tara tariq
taylor temi tendai tiago tomasz tracey tunde tyler tyrone uche umar usama usman vijay vikram vishal vytautas wei wendy
wojciech xavier xin yan yasmin yaw yemi ying yuki yvonne zahid zainab zara zeeshan zhen zoe
"""
GIVEN: Final = GIVEN_NAMES | frozenset(_WITHOUT_SHORT_FORM.split())
"""In lower case, without accents."""


def is_given(word: str) -> bool:
    """Whether a word in lower case is a given name."""
    return word in GIVEN
