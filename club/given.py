"""Given names that are common in Britain and have no short form worth a line in the table of nicknames."""

from typing import Final

_NAMES = """
aaron abdul abdullah abu adam adebayo adel aditya adnan agnieszka aidan aisha aisling akash akin alejandro aleksander
ali alicia alina amar amara amir amit amina ana anand andreas andrei andrzej anil anita anjali antonio aoife arjun
arnold arun asad asha asif aston ayesha ayo azad babatunde bartosz bilal blessing bogdan brendan bronwyn bruce callum
carl
carlos carys cerys chen chi chidi chidera chinedu chloe chris ciaran cian claire clare clive colin conor corey craig
cristian dafydd damian damien dana dariusz darragh dawid dean deepak dele demi desmond dev dewi diana diego dilip dmitri
donal dragos dylan ebony eddy efe eilidh eimear ellis elliot elliott emeka emmanuel emre enzo eoin erin ethan euan evan
ewan fabio faisal farah farhan fatima favour femi fergus fernando filip finn finlay fiona folake gavin geraint giles
giovanni glen glenn goran grace grant grzegorz guillaume gurpreet guy hamish hamza hannah hao hari haris harpreet
hasan hassan hayley heather henrik hiro holly ibrahim idris ifeanyi ifeoma igor ikram imran ines ionut irfan isha isla
ismail ivan jade jaden jakub jamal jaspreet javier jayden jing joanna jonas jordan jorge jose juan jun kacper kadeem
kai kamal kamran karim karl karol karthik katarzyna kavita kayleigh keiran keith kelechi kelly kemi kerry khalid
kiran kirsty kofi kojo krishna krzysztof kumar kunal kwabena kwaku kwame kyle lars lauren leah lee leon li liang
lloyd logan lorenzo luca lucia lukasz luis magdalena maciej mahmoud manish manuel marcin marco marek mariusz marta
mason mateusz max maya mei mia michal miguel mihai milan ming mohan monika morgan musa mustafa nadia naomi naveed
neha nia nikhil niamh nikita nina ngozi nnamdi noah noel nuno obi olu oluwaseun omar oscar osama owen padraig pablo
paolo parminder pawel pedro pierre piotr prakash pranav priya przemek qasim quentin radek rafael rahul raj rajesh
rakesh ramesh ravi reece reza rhian rhiannon rhys riaz ricardo rohan rohit roisin ronan rory ross ruben ruth saad
sadiq saeed sajid salim salman sanjay santiago sean segun sergio shane shannon shreya siobhan sinead sion slawomir
sofia sohail stefan sunil suresh sven syed szymon tanya tara tariq taylor temi tendai tiago tomasz tunde tyler tyrone
uche umar usama usman vijay vikram vishal vytautas wei wojciech xavier xin yan yasmin yaw yemi ying yuki yusuf zahid
amy gemma jodie leanne stacey tracey wendy yvonne paige tamsin holly carly jade kayla lorna morag mhairi iona rowena
sian gwyneth eira delyth orla niall roisin grainne maeve nuala deirdre fionnuala bernadette dermot fintan cormac
diarmuid eamon oisin padraic tadhg zainab zara zeeshan zhen zoe
"""
COMMON: Final = frozenset(_NAMES.split())
"""In lower case, without accents."""
