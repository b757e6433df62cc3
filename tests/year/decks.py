"""Decks of the learner's own, beside the built-in ones: capitals, and the signs of elements."""

from pathlib import Path

_CAPITALS = """
Albania Tirana; Algeria Algiers; Argentina Buenos Aires; Armenia Yerevan; Australia Canberra;
Austria Vienna; Azerbaijan Baku; Bangladesh Dhaka; Belarus Minsk; Belgium Brussels; Bhutan Thimphu;
Botswana Gaborone; Brazil Brasília; Bulgaria Sofia; Cambodia Phnom Penh; Cameroon Yaoundé;
Canada Ottawa; Chad N’Djamena; Chile Santiago; China Beijing; Colombia Bogotá; Croatia Zagreb;
Cuba Havana; Cyprus Nicosia; Denmark Copenhagen; Ecuador Quito; Egypt Cairo; Eritrea Asmara;
Estonia Tallinn; Ethiopia Addis Ababa; Fiji Suva; Finland Helsinki; France Paris; Gabon Libreville;
Georgia Tbilisi; Germany Berlin; Ghana Accra; Greece Athens; Guatemala Guatemala City;
Guinea Conakry; Guyana Georgetown; Haiti Port-au-Prince; Honduras Tegucigalpa; Hungary Budapest;
Iceland Reykjavik; India New Delhi; Indonesia Jakarta; Iran Tehran; Iraq Baghdad; Ireland Dublin;
Italy Rome; Jamaica Kingston; Japan Tokyo; Jordan Amman; Kenya Nairobi; Kuwait Kuwait City;
Kyrgyzstan Bishkek; Laos Vientiane; Latvia Riga; Lebanon Beirut; Liberia Monrovia; Libya Tripoli;
Lithuania Vilnius; Luxembourg Luxembourg; Madagascar Antananarivo; Malawi Lilongwe;
Malaysia Kuala Lumpur; Maldives Malé; Mali Bamako; Malta Valletta; Mexico Mexico City;
Moldova Chișinău; Mongolia Ulaanbaatar; Morocco Rabat; Mozambique Maputo; Namibia Windhoek;
Nepal Kathmandu; Nicaragua Managua; Niger Niamey; Nigeria Abuja; Norway Oslo; Oman Muscat;
Pakistan Islamabad; Panama Panama City; Paraguay Asunción; Peru Lima; Philippines Manila;
Poland Warsaw; Portugal Lisbon; Qatar Doha; Romania Bucharest; Rwanda Kigali; Samoa Apia;
Senegal Dakar; Serbia Belgrade; Slovakia Bratislava; Slovenia Ljubljana; Somalia Mogadishu;
Spain Madrid; Sudan Khartoum; Suriname Paramaribo; Sweden Stockholm; Syria Damascus;
Tajikistan Dushanbe; Thailand Bangkok; Togo Lomé; Tonga Nukuʻalofa; Tunisia Tunis; Turkey Ankara;
Turkmenistan Ashgabat; Uganda Kampala; Ukraine Kyiv; Uruguay Montevideo; Uzbekistan Tashkent;
Venezuela Caracas; Vietnam Hanoi; Yemen Sana’a; Zambia Lusaka; Zimbabwe Harare
"""
"""Countries that are one word, each with its capital."""

_ELEMENTS = """
H hydrogen; He helium; Li lithium; Be beryllium; B boron; C carbon; N nitrogen; O oxygen;
F fluorine; Ne neon; Na sodium; Mg magnesium; Al aluminium; Si silicon; P phosphorus; S sulfur;
Cl chlorine; Ar argon; K potassium; Ca calcium; Sc scandium; Ti titanium; V vanadium; Cr chromium;
Mn manganese; Fe iron; Co cobalt; Ni nickel; Cu copper; Zn zinc; Ga gallium; Ge germanium;
As arsenic; Se selenium; Br bromine; Kr krypton; Rb rubidium; Sr strontium; Y yttrium; Zr zirconium;
Nb niobium; Mo molybdenum; Tc technetium; Ru ruthenium; Rh rhodium; Pd palladium; Ag silver;
Cd cadmium; In indium; Sn tin; Sb antimony; Te tellurium; I iodine; Xe xenon; Cs caesium; Ba barium;
La lanthanum; Ce cerium; Pr praseodymium; Nd neodymium; Pm promethium; Sm samarium; Eu europium;
Gd gadolinium; Tb terbium; Dy dysprosium; Ho holmium; Er erbium; Tm thulium; Yb ytterbium;
Lu lutetium; Hf hafnium; Ta tantalum; W tungsten; Re rhenium; Os osmium; Ir iridium; Pt platinum;
Au gold; Hg mercury; Tl thallium; Pb lead; Bi bismuth; Po polonium; At astatine; Rn radon;
Fr francium; Ra radium; Ac actinium; Th thorium; Pa protactinium; U uranium
"""

OWN = ("capitals", "elements")
"""The names of these decks."""

BUILT_IN = ("musk-huang", "musk-ai-startup-school")


def put_decks(folder: Path) -> tuple[str, ...]:
    """Write the decks into `folder`; give the names of these and of the built-in ones."""
    folder.mkdir(parents=True, exist_ok=True)
    capitals = "".join(
        f'  - {{id: {country.lower()}, question: "What is the capital of {country}?", '
        f'answer: "{capital}", tags: [{country[0].lower()}]}}\n'
        for country, capital in _told(_CAPITALS)
    )
    elements = "".join(
        f'  - {{id: {name}, question: "{sign}", answer: "{name}", reverse: true}}\n'
        for sign, name in _told(_ELEMENTS)
    )
    for name, title, cards in (
        ("capitals", "Capitals", capitals),
        ("elements", "The signs of the elements", elements),
    ):
        head = f"title: {title}\nid: {name}\nlanguage: en\ncards:\n"
        (folder / f"{name}.yaml").write_text(head + cards, encoding="utf-8")
    return (BUILT_IN[0], OWN[0], BUILT_IN[1], OWN[1])


def _told(text: str) -> list[tuple[str, str]]:
    told = (entry.split(maxsplit=1) for entry in text.replace("\n", " ").split(";"))
    return [(first, rest.strip()) for first, rest in told]
