"""Who lives in the town: given names and family names by where the family comes from, and what friends call them."""

from typing import Final


def _people(given: str, family: str, weight: int) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    return tuple(given.split()), tuple(word.replace("_", " ") for word in family.split()), weight


ORIGINS: Final = (
    _people(
        "James Tom David Daniel Matthew Chris Andrew Mark Paul Steve Rob Jack Harry Charlie George Luke Adam "
        "Ben Sam Joe "
        "Alex Ryan Lee Craig Gareth Rhys Callum Ewan Ashley Lauren Emma Sophie Kate Becky Gemma Amy Josh Lewis Nathan "
        "Will Ed Nick Phil Stuart Graham Neil Ian Simon Pete",
        "Smith Jones Taylor Brown Williams Wilson Johnson Davies Evans Thomas Roberts Walker Wright Robinson Thompson "
        "White Hughes Edwards Green Hall Wood Harris Clarke Jackson Turner Hill Cooper Ward Moore Baker Carter Morgan "
        "Bell Mitchell Kelly Cook Shaw Price Bennett Parker Gray Fox MacDonald McKenzie Fraser Llewellyn "
        "Featherstonehaugh "
        "Smith-Jones Taylor-Greene Hollingsworth Rowbottom Day Field King Park Rose",
        50,
    ),
    _people(
        "Seán Pádraig Liam Conor Cian Niall Declan Eoin Aoife Siobhán Patrick Brendan Kieran Ronan Darragh",
        "O'Brien O'Neill Murphy Byrne Walsh O'Connor Doyle McCarthy Gallagher Doherty Kennedy Lynch Quinn O'Sullivan",
        10,
    ),
    _people(
        "Mohammed Imran Amir Usman Bilal Raj Arjun Vikram Priya Sanjay Anil Deepak Harpreet Gurpreet Jaspreet "
        "Hamza Yusuf "
        "Ravi Kiran Nikhil",
        "Khan Ahmed Hussain Ali Patel Singh Kaur Shah Sharma Begum Malik Iqbal Mahmood Chowdhury Rahman D'Souza Gill",
        16,
    ),
    _people(
        "Kwame Ngozi Chidi Emeka Tunde Femi Kofi Kwabena Ade Obi Segun Yaw Ifeanyi Blessing Emmanuel Samuel",
        "Okafor Mensah Adeyemi Boateng Osei Okonkwo Adebayo Owusu Eze Ogunleye Asante Nwosu",
        9,
    ),
    _people(
        "Piotr Tomasz Paweł Krzysztof Marek Andrei Mihai Dragoș Ionuț Jakub Michał Łukasz Vytautas Dmitri",
        "Kowalski Nowak Wiśniewski Wójcik Zieliński Popescu Ionescu Dumitru Kazlauskas Lewandowski Petrov",
        9,
    ),
    _people("Wei Jun Ming Hao Xin Jason Kevin Li Yan Chen", "Wong Chan Li Chen Zhang Lee Liu Ng Cheung Lam", 6),
)

SHORT: Final = {
    "james": "Jim", "tom": "Thomas", "david": "Dave", "daniel": "Dan", "matthew": "Matt", "chris": "Christopher",
    "andrew": "Andy", "rob": "Robert", "steve": "Stephen", "joe": "Joseph", "ben": "Benjamin", "sam": "Samuel",
    "alex": "Alexander", "josh": "Joshua", "will": "William", "ed": "Edward", "nick": "Nicholas", "phil": "Philip",
    "pete": "Peter", "ashley": "Ash", "becky": "Rebecca", "kate": "Katherine", "patrick": "Paddy", "mohammed": "Mo",
    "emmanuel": "Manny", "samuel": "Sam", "charlie": "Charles", "harry": "Harold", "gareth": "Gaz",
}  # fmt: skip
"""The other form of a given name: the chat has one, and the bank may have the other."""

NICKNAMES: Final = (
    "Big Dog", "Gazza", "The Wall", "Smudge", "⚽", "Chief", "Tekkers", "Doc", "Lefty", "Ginge", "Tank", "Spud", "🔥",
    "Moose",
    "Sparky", "Nutmeg", "Cap", "Bruiser", "Turbo", "Cat", "Rocket", "Jonesy", "Smithy", "Wiz", "Bison", "Deano",
    "Macca",
)  # fmt: skip
