"""English."""

from aiquiz.grading.lexicon.lexicon import Lexicon, pairs, phrases, words

ENGLISH = Lexicon(
    snowball="english",
    articles=words("a an the"),
    weak=words(
        """of in on at to for from by with into onto as is are was were be been being am do does did
        have has had it its he she they we you i me him her them his their our your my this that
        these those there here who whom whose which what when where how why and so than then such
        will would shall should can could may might must s re ve ll m d us upon per via within
        between about during since until till up out off over under"""
    ),
    filler=words(
        """think believe guess suppose say said says answer probably maybe perhaps likely mostly
        mainly chiefly basically generally usually simply just only really actually exactly
        precisely definitely certainly surely obviously well um uh er hmm ah oh ok okay please
        thanks some any all both total altogether called named known means meaning mean stands
        stand full form namely ie eg etc also too very quite rather sort kind type like
        one ones person people thing things something someone somebody correct right sure
        approximately roughly around nearly almost circa ca equal equals makes made making age
        aged old"""
    ),
    suffixes=words(
        """company corporation corp inc incorporated ltd limited llc plc group firm co motors
        mount river lake ocean technologies labs industries holdings"""
    ),
    titles=words(
        """mme madame majesty dr doctor prof professor mr mrs ms miss sir dame lord lady president
        ceo cto cfo chairman king queen prince princess emperor saint st pope captain general
        colonel major sergeant
        senator governor minister founder cofounder director physicist scientist mathematician
        engineer entrepreneur researcher inventor actor actress singer author writer composer
        painter artist philosopher phd md esq the"""
    ),
    ones=words("one"),
    non_answers=phrases(
        """
        idk
        dunno
        i dunno
        i don t know
        i dont know
        don t know
        dont know
        do not know
        i do not know
        no idea
        i have no idea
        no clue
        i have no clue
        not a clue
        i forgot
        i forget
        forgot
        can t remember
        cant remember
        i can t remember
        i cant remember
        i don t remember
        i dont remember
        not sure
        i m not sure
        im not sure
        unsure
        pass
        skip
        next
        n a
        na
        none
        nothing
        null
        nil
        undefined
        unknown
        nope no idea
        maybe
        perhaps
        whatever
        who knows
        nobody knows
        no one knows
        who cares
        help
        hint
        test
        tbd
        todo
        haha
        lol
        wtf
        no answer
        i give up
        i pass
        i ll pass
        no comment
        give up
        show me
        show answer
        beats me
        search me
        """
    ),
    negators=words(
        """!= not no never without except excluding neither nor none nobody nothing cannot isn aren
        wasn weren don doesn didn won wouldn shouldn couldn can't hasn haven hadn ain nowhere minus
        hardly barely scarcely wrong incorrect untrue absence lack dont
        doesnt didnt isnt arent wasnt wont cant anything anyone"""
    ),
    exceptions=phrases(
        """
        not only
        no doubt
        not just
        without doubt
        without a doubt
        no question
        without question
        not sure but
        not sure
        not certain
        """
    ),
    asides=phrases(
        """
        of course
        if i remember correctly
        if i remember right
        if i recall correctly
        if i m not mistaken
        as far as i know
        i m pretty sure
        pretty sure
        i m sure
        i m not sure but
        not sure but
        i m not 100 sure but
        i d say
        i would say
        in my opinion
        to be honest
        without hesitation
        how could i forget
        like many others
        above sea level
        at sea level
        at all
        by the way
        or so
        or thereabouts
        give or take
        among others
        for sure
        """
    ),
    corrections=phrases(
        """
        no wait
        wait no
        wait
        i mean
        i meant
        sorry
        sorry i mean
        scratch that
        correction
        make that
        or rather
        oops
        no sorry
        no actually
        no it s
        no i mean
        no no
        my bad
        rather
        edit
        i should say
        i meant to say
        i wanted to put
        let me correct that
        on second thought
        no make that
        """
    ),
    instead=phrases(
        """
        rather than
        instead of
        and not
        but not
        not
        as opposed to
        unlike
        i first thought
        i thought
        i was thinking of
        i was going to say
        i wanted to say
        i was thinking
        not that it s
        """
    ),
    contrasts=phrases("but\nrather\ninstead\nit s\nit is"),
    alternatives=words("or either"),
    joins=words("and plus"),
    relations=words(
        """rival rivals competitor competitors competition opponent opponents enemy enemies opposite
        contrary reverse unlike outside near nearby before after beyond against versus anti
        successor predecessor son daughter wife husband brother sister father mother uncle aunt
        cousin friend student teacher assistant boss supplier suppliers customer clone imitation
        alternative alternatives equivalent replacement fan critic biographer"""
    ),
    directions=words(
        """north south east west above below left right behind cause causes from to into onto by
        than over under before after against for via"""
    ),
    genitive=words("of s"),
    passive=words("by"),
    qualifiers=words(
        """jr junior sr senior semi non anti pseudo quasi ex former half partly partially weakly
        poorly fake false almost nearly counter un less least fewer lack absence deficit loss end
        opposite"""
    ),
    opposites=pairs(
        """
        increase decrease
        increased decreased
        increasing decreasing
        rise fall
        rising falling
        up down
        upload download
        ascent descent
        ascending descending
        maximize minimize
        maximise minimise
        maximum minimum
        maximal minimal
        max min
        more less
        more fewer
        most least
        better worse
        best worst
        bigger smaller
        larger smaller
        big small
        large small
        high low
        higher lower
        highest lowest
        fast slow
        faster slower
        long short
        longer shorter
        hot cold
        warm cool
        hotter colder
        open closed
        opened closed
        open close
        true false
        yes no
        right wrong
        right left
        positive negative
        plus minus
        add subtract
        multiply divide
        gain loss
        gain lose
        win lose
        winner loser
        won lost
        profit loss
        success failure
        succeed fail
        rich poor
        richer poorer
        public private
        before after
        earlier later
        early late
        first last
        start end
        beginning end
        begin end
        on off
        online offline
        in out
        input output
        inside outside
        internal external
        inner outer
        import export
        with without
        include exclude
        inclusion exclusion
        inclusive exclusive
        accept reject
        allow forbid
        agree disagree
        buy sell
        bought sold
        buyer seller
        borrow lend
        push pull
        give take
        send receive
        love hate
        old new
        older newer
        old young
        older younger
        strong weak
        stronger weaker
        hard soft
        hard easy
        harder easier
        hardware software
        light dark
        light heavy
        lighter heavier
        black white
        day night
        man woman
        men women
        male female
        boy girl
        husband wife
        father mother
        brother sister
        son daughter
        king queen
        north south
        northern southern
        east west
        eastern western
        top bottom
        above below
        over under
        front back
        forward backward
        forwards backwards
        local global
        static dynamic
        serial parallel
        discrete continuous
        analog digital
        supervised unsupervised
        convex concave
        encrypt decrypt
        encode decode
        encoder decoder
        compress decompress
        explicit implicit
        optimist pessimist
        optimistic pessimistic
        optimism pessimism
        major minor
        majority minority
        cause effect
        question answer
        client server
        master slave
        teacher student
        deductive inductive
        deduction induction
        natural artificial
        abstract concrete
        specific general
        narrow broad
        wide narrow
        thick thin
        deep shallow
        cheap expensive
        dangerous safe
        alive dead
        life death
        war peace
        ally enemy
        friend enemy
        always never
        everyone nobody
        everything nothing
        all none
        many few
        present absent
        presence absence
        attack defend
        attack defense
        create destroy
        build demolish
        lossy lossless
        underestimate overestimate
        homogeneous heterogeneous
        union intersection
        sender receiver
        ancestor descendant
        predecessor successor
        vertical horizontal
        odd even
        broken working
        morning evening
        am pm
        ad bc
        ce bce
        ad bce
        ce bc
        gross net
        full empty
        arrive leave
        arrival departure
        remember forget
        reveal hide
        ally opponent
        asc desc
        equal different
        equal unequal
        same different
        """
    ),
    flips=(
        *("un", "in", "im", "ir", "il", "non", "dis", "a", "an", "de", "anti", "mis", "counter"),
        *("pseudo", "semi", "ex"),
    ),
    families=(
        frozenset({"under", "over"}),
        frozenset({"hyper", "hypo"}),
        frozenset({"macro", "micro", "nano", "mega"}),
        frozenset({"endo", "exo"}),
        frozenset({"pre", "post"}),
        frozenset({"en", "de"}),
        frozenset({"in", "ex", "out"}),
        frozenset({"im", "ex"}),
        frozenset({"up", "down"}),
        frozenset({"intra", "inter", "extra"}),
        frozenset({"homo", "hetero"}),
        frozenset({"mono", "bi", "di", "tri", "quad", "poly", "multi", "uni"}),
        frozenset({"ana", "cata"}),
        frozenset({"pro", "anti", "con"}),
        frozenset({"super", "sub", "infra", "ultra"}),
        frozenset({"iso", "aniso"}),
        frozenset({"centri", "dex"}),
        frozenset({"maxi", "mini"}),
        frozenset({"fore", "back", "hind"}),
        frozenset({"on", "off"}),
        frozenset({"kilo", "mega", "giga", "tera"}),
        frozenset({"auto", "hetero"}),
    ),
    approximators=phrases(
        """
        about
        around
        roughly
        approximately
        approx
        some
        circa
        ca
        c
        nearly
        almost
        close to
        in the region of
        in the order of
        something like
        more or less
        or so
        give or take
        ish
        """
    ),
    bounds={
        ("less", "than"): "<",
        ("fewer", "than"): "<",
        ("under",): "<",
        ("below",): "<",
        ("lower", "than"): "<",
        ("smaller", "than"): "<",
        ("shy", "of"): "<",
        ("up", "to"): "<=",
        ("at", "most"): "<=",
        ("maximum",): "<=",
        ("max",): "<=",
        ("no", "more", "than"): "<=",
        ("not", "more", "than"): "<=",
        ("a", "maximum", "of"): "<=",
        ("maximum", "of"): "<=",
        ("more", "than"): ">",
        ("over",): ">",
        ("above",): ">",
        ("upwards", "of"): ">",
        ("upward", "of"): ">",
        ("greater", "than"): ">",
        ("higher", "than"): ">",
        ("larger", "than"): ">",
        ("in", "excess", "of"): ">",
        ("exceeding",): ">",
        ("beyond",): ">",
        ("at", "least"): ">=",
        ("minimum",): ">=",
        ("min",): ">=",
        ("a", "minimum", "of"): ">=",
        ("minimum", "of"): ">=",
        ("no", "less", "than"): ">=",
        ("no", "fewer", "than"): ">=",
        ("not", "less", "than"): ">=",
        ("before",): "<",
        ("after",): ">",
        ("since",): ">=",
        ("until",): "<=",
    },
    bounds_after={
        ("or", "more"): ">=",
        ("and", "more"): ">=",
        ("or", "above"): ">=",
        ("and", "above"): ">=",
        ("and", "up"): ">=",
        ("at", "least"): ">=",
        ("minimum",): ">=",
        ("plus",): ">=",
        ("or", "less"): "<=",
        ("or", "fewer"): "<=",
        ("at", "most"): "<=",
        ("maximum",): "<=",
        ("tops",): "<=",
        ("max",): "<=",
    },
    decimal=".",
    decades={
        "twenties": 20,
        "thirties": 30,
        "forties": 40,
        "fifties": 50,
        "sixties": 60,
        "seventies": 70,
        "eighties": 80,
        "nineties": 90,
    },
    numbered=words(
        """type part chapter volume book act scene phase stage class level grade war plan article
        section version model group group category episode season number line page route room
        symphony"""
    ),
    spellings=(
        (r"(?-i:\bNo\.? ?(?=\d))|(?<=\w )no\. ?(?=\d)|\bn[°º]\.? ?(?=\d)|#(?=\d)", ""),
        (r"\b[a-z] ?= ?(?=[-+]?\d)", ""),
        (r"\b([a-z]) plus[ -]plus\b", r"\1++"),
        (r"\b([a-g])[ -]sharp\b", r"\1#"),
        (r"\bpercentage points?\b", "pp"),
        (r"\bdeg(?:ree)?s?\.? (?:celsius|centigrade|c)\b", "°C"),
        (r"(?<=\dth) c\b\.?", " century"),
        (r"\bdeg(?:ree)?s?\.? (?:fahrenheit|f)\b", "°F"),
        (r"°[ ]?c\b", "°C"),
        (r"°[ ]?f\b", "°F"),
        (r"\bsquare (kilo|centi|milli)?(?:metre|meter)s?\b", r"\1m^2"),
        (r"\bcubic (kilo|centi|milli)?(?:metre|meter)s?\b", r"\1m^3"),
        (r"\b(?:the )?(?:city|town|village|country|planet|river) of (?=\w)", ""),
        (r"\blight[ -]years?\b", "lightyears"),
        (r"\bwith no\b", "without"),
        (r"\bpounds? sterling\b", "£"),
        (r"\bb\.? ?c\.?(?: ?e\b\.?)?(?=\W|$)", "bc"),
        (r"(?<=\d) (?:a\.?d\b\.?|c\.?e\b\.?)", " ad"),
    ),
    scales={
        "hundred": 100,
        "thousand": 10**3,
        "thousands": 10**3,
        "k": 10**3,
        "grand": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "mil": 10**6,
        "mill": 10**6,
        "mln": 10**6,
        "mm": 10**6,
        "billion": 10**9,
        "billions": 10**9,
        "bn": 10**9,
        "bln": 10**9,
        "bil": 10**9,
        "trillion": 10**12,
        "trillions": 10**12,
        "tn": 10**12,
        "trn": 10**12,
    },
    collectives={"dozen": 12, "score": 20, "gross": 144},
    halves=words("half halves"),
    and_a_half=phrases("and a half\nand one half\nand half"),
    fractions={
        **dict.fromkeys(("half", "halves"), 2),
        **dict.fromkeys(("third", "thirds", "3rd", "3rds"), 3),
        **dict.fromkeys(("quarter", "quarters", "fourth", "fourths", "4th", "4ths"), 4),
        **dict.fromkeys(("fifth", "fifths", "5th", "5ths"), 5),
        **dict.fromkeys(("sixth", "sixths", "6th", "6ths"), 6),
        **dict.fromkeys(("seventh", "sevenths", "7th", "7ths"), 7),
        **dict.fromkeys(("eighth", "eighths", "8th", "8ths"), 8),
        **dict.fromkeys(("ninth", "ninths", "9th", "9ths"), 9),
        **dict.fromkeys(("tenth", "tenths", "10th", "10ths"), 10),
        **dict.fromkeys(("hundredth", "hundredths", "100th", "100ths"), 100),
        **dict.fromkeys(("thousandth", "thousandths", "1000th", "1000ths"), 1000),
    },
    multiples={
        "once": 1,
        "twice": 2,
        "double": 2,
        "doubled": 2,
        "thrice": 3,
        "triple": 3,
        "tripled": 3,
        "quadruple": 4,
        "quadrupled": 4,
        "twofold": 2,
        "threefold": 3,
        "fourfold": 4,
        "fivefold": 5,
        "tenfold": 10,
        "hundredfold": 100,
    },
    out_of=phrases("in\nout of\nof\nof every\nin every"),
    range_open=words("between from"),
    range_joins=words("to and until till through"),
    numbers={"zero": 0, "nought": 0, "naught": 0},
    ordinal_words={"first": 1, "second": 2},
    ordinal_endings=words("st nd rd th ths rds"),
    spelt_numbers=words(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
        hundred thousand million billion trillion"""
    ),
    ordinals=words(
        """third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth
        fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth millionth"""
    ),
    months={
        name: number
        for number, names in enumerate(
            [
                *("january jan", "february feb", "march mar", "april apr", "may", "june jun"),
                *("july jul", "august aug", "september sep sept", "october oct"),
                *("november nov", "december dec"),
            ],
            start=1,
        )
        for name in names.split()
    },
    day_first=False,
    morning=phrases("am\na m\nin the morning\nthe morning\nin morning\nmorning"),
    evening=phrases(
        """
        pm
        p m
        in the afternoon
        in the evening
        at night
        afternoon
        evening
        """
    ),
    clock_questions=phrases("what time\nwhich time\nwhat hour\nwhen"),
    person_questions=words("who whom whose"),
    which=words("which what"),
    people=words(
        """person persons people man men woman women author authors inventor inventors founder
        founders cofounder president scientist scientists researcher researchers physicist
        mathematician philosopher engineer entrepreneur ceo chairman actor actress singer writer
        composer painter artist king queen minister chancellor player pioneer pioneers name names
        speaker economist psychologist programmer"""
    ),
    particles=words("van von der den de da del della di la le du des bin ibn al el ter"),
    carriers=words(
        """used use uses happens happen happened found find located based lives live lived
        travels travel gets got get goes go does done do did says lol haha hey honestly easy
        obviously simple remember recall correctly still way much there others many even just
        hmmm umm erm yeah certain particular specific various kinds types sorts forms im ive
        id its thats whats theyre youre dont people everyone everybody folks we us over
        started starts start began begins ended ends long ago time times always often usually
        nowadays today since because know knows knew known learned learnt learn school class
        book sure sense world earth history ever first thing part case fact example pretty
        called been being having has had say said tell told ask asked answer question word
        words name names pay pays paid mainly back then later finally basically literally
        totally absolutely right course look looks think thought believe guess suppose reckon
        imagine heard read saw quick quickly now must should"""
    ),
    irregular={
        form: forms.split()[0]
        for forms in (
            *("keep kept", "speak spoke spoken", "write wrote written", "make made", "build built"),
            *("find found", "give gave given", "take took taken", "win won", "lose lost"),
            *("buy bought", "sell sold", "bring brought", "teach taught", "think thought"),
            *("begin began begun", "run ran", "come came", "become became", "get got gotten"),
            *("go went gone", "see saw seen", "know knew known", "grow grew grown"),
            *("draw drew drawn", "shake shook shaken", "swear swore sworn"),
            *("fly flew flown", "throw threw thrown", "break broke broken", "choose chose chosen"),
            *("steal stole stolen", "fall fell fallen", "rise rose risen", "drive drove driven"),
            *("ride rode ridden", "lead led", "meet met", "feed fed", "hold held", "stand stood"),
            *("understand understood", "leave left", "feel felt", "sleep slept", "mean meant"),
            *("send sent", "spend spent", "lend lent", "pay paid", "say said", "tell told"),
            *("hear heard", "sing sang sung", "drink drank drunk", "swim swam swum"),
            *("sink sank sunk", "spin spun", "sling slung"),
            *("sit sat", "eat ate eaten", "forget forgot forgotten", "bear bore born borne"),
            *("fight fought", "catch caught", "seek sought", "shoot shot", "wear wore worn"),
            *("bind bound", "wind wound", "hide hid hidden", "bite bit bitten", "strike struck"),
        )
        for form in forms.split()
    },
    comparatives=words("than"),
    ordered=phrases(
        """
        in order
        in the right order
        in order of
        chronological order
        in sequence
        """
    ),
    sequence=words("then next last finally lastly afterwards followed"),
    sources=words("from"),
    targets=words("to into onto toward towards"),
    copulas=words("is are was were be"),
    between=words("between among"),
    indefinite=words("a an all every each any some"),
    degrees=words("very really quite much too always all every entirely only exactly well"),
    notations=phrases(
        """
        as a decimal
        as a fraction
        as a percentage
        as a percent
        as a power
        in words
        in figures
        in digits
        in binary
        in roman
        simplest form
        lowest terms
        simplify
        """
    ),
    nothing=words("none zero no nil"),
    several=words("are were name list both these those all ones"),
    one_of=words("which"),
    grammar=words(
        """plural singular tense participle conjugate conjugation feminine masculine spelt spelled
        spell spelling suffix prefix past gerund infinitive comparative superlative"""
    ),
    places=words("in at near from to inside"),
    endings=(
        frozenset({"ide", "ite", "ate", "ine", "ane", "ene", "yne", "ose", "ase", "ium", "one"}),
    ),
    yes=words("yes yeah yep yup yea aye sure true absolutely affirmative course definitely"),
    no=words(
        """isnt arent wasnt doesnt dont cant wont no nope nah nay false never not cannot
        impossible"""
    ),
    light=frozenset({"", "s", "es", "e", "ed", "d", "ing", "y", "ies", "ied", "n", "en"}),
    variants=(
        (r"(?<=.{3})our(?=$|s|ed|ing|ite|able|ful|less|al)", "or"),
        (r"is(?=e$|es$|ed$|ing$|er$|ers$|ation$|ations$)", "iz"),
        (r"ys(?=e$|es$|ed$|ing$|er$)", "yz"),
        (r"(?<=[bcht])re(?=s?$)", "er"),
        (r"(?<=en)c(?=es?$)", "s"),
        (r"(?<=[aiou]l)ogue(?=s?$)", "og"),
        (r"ll(?=ed$|ing$|er$|ers$|or$|ors$|ment$|ful$|ous$)", "l"),
        (r"amme(?=s?$)", "am"),
        (r"^grey", "gray"),
        (r"(?<=.)(ae|oe)(?=[bcdlmnpst])", "e"),
        (r"^alumini", "alumin"),
        (r"^sulph", "sulf"),
        (r"^cheque", "check"),
        (r"^tyre", "tire"),
    ),
    sounds=(
        (r"ph", "f"),
        (r"^(kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^ps", "s"),
        (r"^wh", "w"),
        (r"^rh", "r"),
        (r"(?<=.)(tion|sion|tian|cian|shun|shon)(?=s?$)", "sn"),
        (r"(?<=.)(ght|ghte)", "t"),
        (r"tch", "ch"),
        (r"sch|sh|ch(?=[rl])", "k"),
        (r"sc(?=[eiy])|c(?=[eiy])", "s"),
        (r"ck|qu|q|c(?!h)|x", "k"),
        (r"dg(?=e)|g(?=[eiy])", "j"),
        (r"z", "s"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?<=.)e(?=s?$)", ""),
        (r"(?<=[rlnt])h|gh", ""),
        (r"(?<=.)[aeiou]+", "a"),
    ),
    surely=(
        (r"(?<=..)a(?=nces?$|nts?$|ncy$|bles?$|bly$|ry$)", "e"),
        (r"(?<=..)i(?=bles?$|bly$)", "e"),
        (r"(?<=..)o(?=rs?$|ry$)", "e"),
        (r"(?<=...)i(?=ly$)", "e"),
    ),
    implied={
        "how much money": "money",
        "how much did": "money",
        "how much was": "money",
        "what price": "money",
        "price": "money",
        "cost": "money",
        "costs": "money",
        "salary": "money",
        "revenue": "money",
        "dollars": "money",
        "worth": "money",
        "valuation": "money",
        "budget": "money",
        "percentage": "percent",
        "percent": "percent",
        "share": "percent",
        "how old": "year",
        "what age": "year",
        "age": "year",
        "how many times": "times",
        "what factor": "times",
        "how many years": "year",
        "temperature": "temperature",
    },
)
