"""French."""

from aiquiz.grading.lexicon.lexicon import Lexicon, pairs, phrases, words

FRENCH = Lexicon(
    snowball="french",
    articles=words("le la les l un une des du de d au aux"),
    elided=words("l d j m t s n c qu jusqu lorsqu puisqu quoiqu presqu"),
    weak=words(
        """a en dans sur par pour vers chez avec entre depuis pendant lors jusque jusqu sous est
        sont etait etaient etre ete sera serait fut ont avait avoir ai as eu il elle ils
        elles on nous vous je tu me te se s lui leur leurs son sa ses mon ma mes ton ta
        tes notre nos votre vos ce cet cette ces c ca cela ceci qui que qu quoi dont ou
        quel quelle quels quelles quand comment pourquoi combien et donc alors afin y j
        m t n ne peut peuvent pouvait pouvoir doit faut veut voulait vouloir va faire
        fait si plusieurs"""
    ),
    filler=words(
        """crois pense suppose dirais dit disait reponse probablement peut peutetre sans doute
        surtout principalement plutot essentiellement environ simplement seulement juste
        vraiment exactement precisement certainement surement evidemment ben bah euh heu
        hum ah oh ok bon bien merci svp stp quelque quelques tout toute tous toutes
        total totale appelle nomme nommee signifie veut dire designe soit aussi tres
        assez sorte genre type comme chose choses gens personnes personne
        approximativement presque quasi vers autour peu pres lie liee lies liees selon
        moi egal egale fois age ages agee"""
    ),
    suffixes=words(
        "entreprise societe groupe firme compagnie inc corp sa sas sarl mont fleuve lac ocean"
    ),
    titles=words(
        """majeste dr docteur docteure pr prof professeur professeure m mr mme mlle monsieur madame
        mademoiselle maitre sir lord lady president presidente pdg dg directeur directrice
        patron patronne roi reine prince princesse empereur imperatrice saint sainte
        pape capitaine general colonel senateur ministre fondateur fondatrice
        cofondateur cofondatrice physicien scientifique mathematicien ingenieur
        entrepreneur chercheur chercheuse inventeur acteur actrice chanteur auteur
        autrice ecrivain compositeur peintre philosophe le la"""
    ),
    ones=words("un une"),
    non_answers=phrases(
        """
        je ne sais pas
        je sais pas
        ne sais pas
        ne sait pas
        sais pas
        sait pas
        je sais plus
        je ne sais plus
        sais plus
        jsp
        jspp
        jsais pas
        chais pas
        chaipas
        je n sais pas
        aucune idee
        pas d idee
        pas la moindre idee
        je n ai aucune idee
        j ai aucune idee
        je n en ai aucune idee
        aucune
        rien
        neant
        null
        nul
        n a
        na
        nsp
        pas de reponse
        sans reponse
        je passe
        passe
        passer
        on passe
        suivant
        suivante
        j ai oublie
        oublie
        oubli
        je ne me souviens pas
        je ne me souviens plus
        je me souviens plus
        me rappelle plus
        je ne me rappelle plus
        je me rappelle plus
        trou de memoire
        peut etre
        bof
        euh
        hein
        heu
        quoi
        pardon
        mystere
        inconnu
        inconnue
        je donne ma langue au chat
        langue au chat
        aide
        aidez moi
        indice
        test
        mdr
        lol
        ptdr
        idk
        i don t know
        pas sur
        pas sure
        je ne suis pas sur
        je suis pas sur
        aucune id
        joker
        sans opinion
        personne ne sait
        j en sais rien
        qui sait
        va savoir
        qui sait
        je laisse tomber
        j abandonne
        """
    ),
    negators=words(
        """!= pas jamais sans sauf excepte hormis ni non aucun aucune nul nulle rien personne guere
        nullement faux fausse incorrect incorrecte absence manque not no never nan"""
    ),
    exceptions=phrases(
        """
        sans doute
        sans aucun doute
        pas seulement
        pas sur
        pas sure
        pas certain
        non seulement
        pas que sur
        pas que les
        pas que des
        pas que le
        pas que la
        pas que du
        pas que de
        pas que pour
        pas que dans
        pas qu un
        pas qu une
        point de
        points
        a point
        """
    ),
    asides=phrases(
        """
        d apres moi
        a mon avis
        selon moi
        pour moi
        il me semble que c est
        il me semble que
        il me semble
        je crois bien
        si je me souviens bien
        si je ne me trompe pas
        si je me trompe pas
        sauf erreur
        sans hesiter
        sans hesitation
        bien sur
        bien entendu
        je suis pas sur mais
        pas sur mais
        je suis sur
        j en suis sur
        un certain
        une certaine
        il s agit de
        il s agit d
        entre autres
        ou presque
        ou a peu pres
        comme beaucoup d autres
        au dessus du niveau de la mer
        au niveau de la mer
        par exemple
        je confirme
        je crois
        j imagine
        tout le monde sait ca
        c est pareil
        """
    ),
    corrections=phrases(
        """
        non attends
        attends
        non attendez
        attendez
        je veux dire
        enfin non
        euh non
        ah non
        oups
        pardon
        non pardon
        ou plutot
        non plutot
        correction
        erreur
        non c est
        non en fait
        en fait non
        mais non
        non non
        je me trompe
        je voulais dire
        non je voulais dire
        enfin plutot
        enfin
        plutot
        rectification
        edit
        """
    ),
    instead=phrases(
        """
        plutot que
        plutot qu
        au lieu de
        au lieu d
        a la place de
        et pas
        et non
        et non pas
        mais pas
        mais non
        pas
        non
        non pas
        contrairement a
        je pensais a
        je pensais d abord a
        j ai d abord pense a
        j allais dire
        je voulais mettre
        je voulais ecrire
        """
    ),
    contrasts=phrases("mais\nplutot\nc est"),
    alternatives=words("ou soit"),
    joins=words("et puis"),
    relations=words(
        """rival rivale rivaux concurrent concurrente concurrents concurrence adversaire ennemi
        contraire inverse oppose hors dehors avant apres contre anti pres proche voisin voisine
        successeur predecesseur fils fille femme mari epouse epoux frere soeur pere mere oncle
        tante cousin cousine ami amie eleve etudiant assistant patron fournisseur client clone
        copie imitation alternative equivalent remplacant biographe environs"""
    ),
    directions=words(
        """nord sud ouest gauche droite cause provoque a par vers que contre sur sous avant apres
        pour depuis"""
    ),
    genitive=words("de du des d"),
    passive=words("par"),
    qualifiers=words(
        """semi non anti pseudo quasi ex ancien ancienne demi moitie partiellement faiblement mal
        faux fausse presque contre manque absence deficit perte fin trouble"""
    ),
    opposites=pairs(
        """
        plus moins
        egal different
        egale differente
        meme different
        meme differente
        hausse baisse
        augmentation diminution
        augmentation baisse
        augmentation reduction
        augmenter diminuer
        augmenter baisser
        augmenter reduire
        augmente diminue
        augmente baisse
        croissance decroissance
        croitre decroitre
        croissant decroissant
        monter descendre
        monte descend
        montee descente
        montee baisse
        ascendant descendant
        maximiser minimiser
        maximum minimum
        maximal minimal
        maxi mini
        mieux pire
        meilleur pire
        meilleure pire
        mieux moins
        grand petit
        grande petite
        haut bas
        haute basse
        rapide lent
        rapide lente
        rapidement lentement
        long court
        longue courte
        chaud froid
        chaude froide
        ouvert ferme
        ouverte fermee
        ouvrir fermer
        vrai faux
        vraie fausse
        oui non
        droite gauche
        positif negatif
        positive negative
        ajouter soustraire
        ajouter enlever
        addition soustraction
        multiplier diviser
        multiplication division
        gagner perdre
        gagne perdu
        gain perte
        benefice perte
        gagnant perdant
        succes echec
        reussite echec
        reussir echouer
        riche pauvre
        riches pauvres
        public prive
        publique privee
        publics prives
        avant apres
        tot tard
        premier dernier
        premiere derniere
        debut fin
        commencer finir
        commencement fin
        ligne hors
        dedans dehors
        interieur exterieur
        interne externe
        entree sortie
        entrer sortir
        importation exportation
        importer exporter
        avec sans
        inclure exclure
        inclusion exclusion
        accepter refuser
        accepter rejeter
        accord desaccord
        autoriser interdire
        permettre interdire
        acheter vendre
        achat vente
        acheteur vendeur
        emprunter preter
        pousser tirer
        donner prendre
        donner recevoir
        envoyer recevoir
        aimer detester
        amour haine
        nouveau ancien
        nouvelle ancienne
        neuf vieux
        jeune vieux
        jeune agee
        fort faible
        forte faible
        dur mou
        difficile facile
        materiel logiciel
        clair sombre
        lumiere obscurite
        leger lourd
        legere lourde
        noir blanc
        noire blanche
        jour nuit
        homme femme
        hommes femmes
        garcon fille
        mari femme
        pere mere
        frere soeur
        fils fille
        roi reine
        nord sud
        est ouest
        dessus dessous
        sur sous
        devant derriere
        avant arriere
        local global
        locale globale
        statique dynamique
        serie parallele
        discret continu
        analogique numerique
        convexe concave
        chiffrer dechiffrer
        chiffrement dechiffrement
        coder decoder
        codeur decodeur
        encodeur decodeur
        encoder decoder
        codage decodage
        encodage decodage
        compresser decompresser
        explicite implicite
        optimiste pessimiste
        optimisme pessimisme
        majeur mineur
        majorite minorite
        cause effet
        cause consequence
        question reponse
        client serveur
        maitre esclave
        professeur eleve
        deductif inductif
        deduction induction
        naturel artificiel
        naturelle artificielle
        abstrait concret
        abstraite concrete
        specifique general
        particulier general
        etroit large
        etroite large
        epais mince
        profond superficiel
        profonde superficielle
        cher bon
        dangereux sur
        vivant mort
        vie mort
        guerre paix
        allie ennemi
        ami ennemi
        toujours jamais
        tous aucun
        tout rien
        beaucoup peu
        present absent
        presence absence
        attaquer defendre
        attaque defense
        creer detruire
        creation destruction
        construire demolir
        homogene heterogene
        union intersection
        ancetre descendant
        predecesseur successeur
        vertical horizontal
        pair impair
        matin soir
        av apr
        brut net
        brute nette
        plein vide
        pleine vide
        arriver partir
        arrivee depart
        oublier retenir
        reveler cacher
        possible impossible
        """
    ),
    flips=("in", "im", "ir", "il", "non", "de", "des", "dis", "a", "an", "anti", "mes", "mal"),
    families=(
        frozenset({"sous", "sur"}),
        frozenset({"hyper", "hypo"}),
        frozenset({"macro", "micro", "nano", "mega"}),
        frozenset({"endo", "exo"}),
        frozenset({"pre", "post"}),
        frozenset({"en", "de"}),
        frozenset({"in", "ex"}),
        frozenset({"im", "ex"}),
        frozenset({"intra", "inter", "extra"}),
        frozenset({"homo", "hetero"}),
        frozenset({"mono", "bi", "di", "tri", "quad", "poly", "multi", "uni"}),
        frozenset({"ana", "cata"}),
        frozenset({"pro", "anti", "contre"}),
        frozenset({"super", "sub", "infra", "ultra"}),
        frozenset({"iso", "aniso"}),
        frozenset({"maxi", "mini"}),
        frozenset({"kilo", "mega", "giga", "tera"}),
        frozenset({"auto", "hetero"}),
        frozenset({"avant", "apres"}),
    ),
    approximators=phrases(
        """
        environ
        a peu pres
        peu pres
        approximativement
        autour de
        vers
        pres de
        presque
        quelque
        quelques
        plus ou moins
        ou presque
        dans les
        a peu de choses pres
        grosso modo
        un total de
        """
    ),
    bounds={
        ("moins", "de"): "<",
        ("moins", "d"): "<",
        ("en", "dessous", "de"): "<",
        ("inferieur", "a"): "<",
        ("inferieure", "a"): "<",
        ("sous",): "<",
        ("au", "plus"): "<=",
        ("tout", "au", "plus"): "<=",
        ("au", "maximum"): "<=",
        ("maximum",): "<=",
        ("max",): "<=",
        ("jusqu", "a"): "<=",
        ("pas", "plus", "de"): "<=",
        ("pas", "plus", "d"): "<=",
        ("plus", "de"): ">",
        ("plus", "d"): ">",
        ("au", "dessus", "de"): ">",
        ("superieur", "a"): ">",
        ("superieure", "a"): ">",
        ("au", "dela", "de"): ">",
        ("depasse",): ">",
        ("au", "moins"): ">=",
        ("minimum",): ">=",
        ("au", "minimum"): ">=",
        ("min",): ">=",
        ("pas", "moins", "de"): ">=",
        ("pas", "moins", "d"): ">=",
        ("a", "partir", "de"): ">=",
        ("avant",): "<",
        ("apres",): ">",
        ("depuis",): ">=",
    },
    bounds_after={
        ("ou", "plus"): ">=",
        ("et", "plus"): ">=",
        ("au", "moins"): ">=",
        ("minimum",): ">=",
        ("au", "minimum"): ">=",
        ("ou", "moins"): "<=",
        ("et", "moins"): "<=",
        ("au", "plus"): "<=",
        ("au", "maximum"): "<=",
        ("maximum",): "<=",
        ("max",): "<=",
    },
    decimal=",",
    decade_words=words("annees"),
    numbered=words(
        """type partie chapitre volume tome livre acte scene phase stade classe niveau guerre plan
        article section version modele groupe categorie episode saison numero ligne page route
        symphonie"""
    ),
    spellings=(
        (r"\b[Nn]o\. ?(?=\d)|\bn[°º]\.? ?(?=\d)|\bnum[ée]ro (?=\d)", ""),
        (r"#(?=\d)", ""),
        (r"\b[a-z] ?= ?(?=[-+]?\d)", ""),
        (r"\b([a-z]) plus[ -]plus\b", r"\1++"),
        (r"\b([a-g])[ -](?:sharp|di[èe]se)\b", r"\1#"),
        (r"(?<=[a-z])ieme(?=s?\b)", "ième"),
        (r"\b(par|une|la|cette|chaque|de) personne\b", r"\1 individu"),
        (r"\bpoints? de pourcentage\b", "pp"),
        (r"\bdegr[ée]s? (?:celsius|centigrades?|c)\b", "°C"),
        (r"\bdegr[ée]s? (?:fahrenheit|f)\b", "°F"),
        (r"°[ ]?c\b", "°C"),
        (r"°[ ]?f\b", "°F"),
        (r"\b(kilo|centi|milli)?m[èe]tres? carr[ée]s?\b", r"\1m^2"),
        (r"\b(kilo|centi|milli)?m[èe]tres? cubes?\b", r"\1m^3"),
        (
            r"\b(?:la |le )?(?:ville|village|pays|plan[èe]te|fleuve) (?:de la |de l'|des? |du |d')",
            "",
        ),
        (r"\bann[ée]es?[ -]lumi[èe]res?\b", "lightyears"),
        (r"\bavec aucune?\b", "sans"),
        (r"\blivres? sterling\b", "£"),
        (r"\bav(?:ant)?\.? ?j\.?[ -]?c\b\.?|\bavant (?:notre [èe]re|j[ée]sus[ -]christ)\b", "bc"),
        (r"\bap(?:r(?:[èe]s)?)?\.? ?j\.?[ -]?c\b\.?", "ad"),
    ),
    scales={
        "cent": 100,
        "cents": 100,
        "mille": 10**3,
        "millier": 10**3,
        "milliers": 10**3,
        "k": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "mln": 10**6,
        "mio": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
        "md": 10**9,
        "mds": 10**9,
        "mrd": 10**9,
        "billion": 10**12,
        "billions": 10**12,
    },
    collectives={
        "huitaine": 8,
        "dizaine": 10,
        "dizaines": 10,
        "douzaine": 12,
        "douzaines": 12,
        "quinzaine": 15,
        "vingtaine": 20,
        "trentaine": 30,
        "quarantaine": 40,
        "cinquantaine": 50,
        "soixantaine": 60,
        "centaine": 100,
        "centaines": 100,
        "millier": 1000,
        "milliers": 1000,
    },
    halves=words("demi demie moitie"),
    and_a_half=phrases("et demi\net demie"),
    fractions={
        **dict.fromkeys(("moitie", "moities", "demi", "demis"), 2),
        **dict.fromkeys(("tiers", "3eme", "3emes"), 3),
        **dict.fromkeys(("quart", "quarts", "4eme", "4emes"), 4),
        **dict.fromkeys(("cinquieme", "cinquiemes", "5eme", "5emes"), 5),
        **dict.fromkeys(("sixieme", "sixiemes", "6eme", "6emes"), 6),
        **dict.fromkeys(("septieme", "septiemes", "7eme", "7emes"), 7),
        **dict.fromkeys(("huitieme", "huitiemes", "8eme", "8emes"), 8),
        **dict.fromkeys(("neuvieme", "neuviemes", "9eme", "9emes"), 9),
        **dict.fromkeys(("dixieme", "dixiemes", "10eme", "10emes"), 10),
        **dict.fromkeys(("centieme", "centiemes", "100eme", "100emes"), 100),
        **dict.fromkeys(("millieme", "milliemes", "1000eme", "1000emes"), 1000),
    },
    multiples={
        "double": 2,
        "doubler": 2,
        "doublee": 2,
        "triple": 3,
        "tripler": 3,
        "quadruple": 4,
        "quadrupler": 4,
        "quintuple": 5,
        "decuple": 10,
        "decupler": 10,
        "centuple": 100,
    },
    out_of=phrases("sur"),
    range_open=words("entre de"),
    range_joins=words("a et au jusqu"),
    numbers={"zero": 0},
    ordinal_words={
        "premier": 1,
        "premiere": 1,
        "premiers": 1,
        "premieres": 1,
        "second": 2,
        "seconde": 2,
    },
    ordinal_endings=words("er ere ers eres re nd nde e eme emes ieme iemes"),
    spelt_numbers=words(
        """zero deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze
        seize vingt trente quarante cinquante soixante septante huitante octante nonante
        cent cents mille million millions milliard milliards vingts"""
    ),
    ordinals=words(
        """deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme
        douzieme treizieme quatorzieme quinzieme seizieme vingtieme trentieme quarantieme
        cinquantieme soixantieme centieme millieme"""
    ),
    months={
        name: number
        for number, names in enumerate(
            [
                *("janvier janv", "fevrier fevr fev", "mars", "avril avr", "mai", "juin"),
                *("juillet juil", "aout", "septembre sept", "octobre oct"),
                *("novembre nov", "decembre dec"),
            ],
            start=1,
        )
        for name in names.split()
    },
    day_first=True,
    morning=phrases("du matin\nle matin\nmatin\nau matin\nam"),
    evening=phrases(
        """
        de l apres midi
        de apres midi
        l apres midi
        apres midi
        du soir
        le soir
        soir
        pm
        """
    ),
    clock_questions=phrases("quelle heure\nquelles heures\nquand"),
    person_questions=words("qui"),
    which=words("quel quelle quels quelles"),
    people=words(
        """personne personnes homme hommes femme femmes auteur autrice auteurs inventeur inventeurs
        fondateur fondatrice fondateurs cofondateur president presidente scientifique
        scientifiques chercheur chercheuse chercheurs physicien mathematicien
        mathematicienne philosophe ingenieur entrepreneur pdg acteur actrice chanteur
        chanteuse ecrivain compositeur peintre artiste roi reine ministre joueur
        pionnier pionniers nom noms economiste psychologue informaticien"""
    ),
    particles=words("van von der den de da del della di la le du des bin ibn al el ter d"),
    carriers=words(
        """appelee appelees appeles utilise utilisee utilises utiliser sert servir servent trouve
        trouvent situe situee situes nomme certain certaine fait mdr lol facile appelle appele
        hein voila genre truc surnomme connu connue beaucoup autre autres gens monde personnes
        moi dis dit disent disait imagine cours prof livre ecole appris lu vu entendu sait
        sais savent souviens rappelle temps toujours souvent generalement aujourd hui depuis
        longtemps ans commence commencait debute debut fini parce car puisque parle parlait
        chose cas exemple faut mettre ecrire reponse question mot nom bref donc enfin alors
        exactement litteralement totalement confirme evidemment normalement la las ya cest jai
        ca meme aussi toute toutes tres vraiment bien assez"""
    ),
    comparatives=words("que qu"),
    ordered=phrases(
        """
        dans l ordre
        dans le bon ordre
        par ordre
        ordre chronologique
        ordre croissant
        ordre decroissant
        de la plus proche a
        du plus proche au
        de la plus petite a
        du plus petit au
        de la plus grande a
        du plus grand au
        """
    ),
    sequence=words("puis ensuite enfin apres alors"),
    sources=words("du de d depuis des"),
    targets=words("vers a au aux jusqu en"),
    copulas=words("est sont etait etaient fut furent sera"),
    between=words("entre parmi"),
    indefinite=words("un une des tout toute tous toutes chaque"),
    degrees=words("tres vraiment trop toujours tout tous entierement seulement exactement bien"),
    notations=phrases(
        """
        sous forme
        sous la forme
        fraction irreductible
        en chiffres
        en lettres
        en chiffres romains
        en binaire
        en pourcentage
        ecriture decimale
        ecriture scientifique
        simplifiez
        simplifier
        """
    ),
    nothing=words("aucun aucune zero nul"),
    several=words("sont etaient citez cite nommez nomme listez quels quelles lesquels deux"),
    one_of=words("laquelle lequel lesquels lesquelles"),
    grammar=words(
        """pluriel singulier participe conjugaison conjuguer conjugue feminin masculin epeler
        orthographe ecrit suffixe prefixe infinitif imparfait subjonctif preterit accord"""
    ),
    places=words("a au en dans vers pres"),
    endings=(
        frozenset({"ure", "ite", "ate", "ide", "ine", "ane", "ene", "yne", "ose", "ase", "ium"}),
    ),
    yes=words("oui ouais ouai oue si yes vrai absolument affirmatif effectivement evidemment sur"),
    no=words("non nan no nope faux jamais pas impossible"),
    light=frozenset(
        {"", "s", "x", "e", "es", "ee", "ees", "er", "ez", "ent", "ant", "ants", "nt", "ait"}
        | {"aient", "r", "l", "ux", "le", "les", "ne", "nes", "ve", "f", "fs", "ves", "se", "ses"}
    ),
    variants=(
        (r"^clef(?=s?$)", "cle"),
        (r"ves?$", "f"),
        (r"(?<=.)euses?$", "eux"),
        (r"(?<=..)iennes?$", "ien"),
        (r"(?<=..)elles?$", "el"),
        (r"(?<=..)iers?$|(?<=..)ieres?$", "ier"),
    ),
    sounds=(
        (r"ph", "f"),
        (r"eaux|eau|aux|au", "o"),
        (r"(?<=.)(tion|cion|ssion|sion|xion)(?=s?$)", "sion"),
        (r"ti(?=[aeo])", "si"),
        (r"ch(?=[rln])", "k"),
        (r"ch|sh", "S"),
        (r"h", ""),
        (r"sc(?=[eiy])|c(?=[eiy])", "s"),
        (r"qu|q|c|k", "k"),
        (r"gu(?=[eiy])", "G"),
        (r"ge(?=[aou])|g(?=[eiy])", "j"),
        (r"z", "s"),
        (r"y", "i"),
        (r"(ai|ei|et|ez|er)(?=s?$)|ai|ei|oe", "e"),
        (r"oix", "ois"),
        (r"ngt(?=s?$)", "nt"),
        (r"(en|em|am)(?![aeiouSnm])", "an"),
        (r"(ain|ein|im|in)(?![aeiounm])", "in"),
        (r"(om)(?![aeioumn])", "on"),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)(es|e|s|t|d|x)$", ""),
    ),
    surely=(
        (r"([bcdfglmnprt])\1", r"\1"),
        (r"(?<=[rt])h", ""),
        (r"ge(?=[aou])", "j"),
        (r"g(?=[ei])", "j"),
        (r"(?<=.)en(?=ce|t)", "an"),
        (r"(?<=.{6})[dtsx]$", ""),
    ),
    implied={
        "combien d argent": "money",
        "combien coute": "money",
        "combien a coute": "money",
        "prix": "money",
        "cout": "money",
        "coute": "money",
        "somme": "money",
        "salaire": "money",
        "dollars": "money",
        "valorisation": "money",
        "budget": "money",
        "pourcentage": "percent",
        "part": "percent",
        "quel age": "year",
        "age": "year",
        "combien de fois": "times",
        "quel facteur": "times",
        "temperature": "temperature",
    },
)
