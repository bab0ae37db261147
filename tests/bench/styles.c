#include "styles.h"

#define WORDS(...)                                                                                 \
    {                                                                                              \
        (const char *const[]) {                                                                    \
            __VA_ARGS__, NULL                                                                      \
        }                                                                                          \
    }

static const struct script english = {
    .names = WORDS("%P %P %T %T %F", "%P & %P %T %C %F", "%P %P %T %C %F", "%C %P %T & %T %F",
                   "%P %P %P %T %F"),
    .addresses = WORDS("%N %P Street, %C", "Unit %N, %P Park, %P Road, %C"),
    .city = WORDS("Leicester", "Manchester", "Birmingham", "Leeds", "Bradford", "Sheffield",
                  "Bristol", "Glasgow", "Northampton", "Bolton", "Walsall", "Nottingham"),
    .proper =
        WORDS("Apex", "Delta", "Summit", "Orion", "Pacific", "Union", "Global", "Prime", "Sterling",
              "Vertex", "Atlas", "Crown", "Eagle", "Falcon", "Harbor", "Liberty", "Nova", "Pioneer",
              "Royal", "Titan", "Beacon", "Cobalt", "Granite", "Ironwood", "Lakeside", "Smith",
              "Carter", "O'Brien", "Hughes", "Baker", "Ashworth", "Bradley", "Turner", "Whitfield",
              "Thornton", "Ridge", "North", "Saddler", "Juniper", "Mariner"),
    .trade = WORDS("Bags", "Luggage", "Leather", "Textiles", "Canvas", "Webbing", "Fasteners",
                   "Packaging", "Garments", "Outdoor", "Trimmings", "Knitwear", "Plastics",
                   "Tooling", "Dyeworks", "Weavers", "Springs", "Castings", "Footwear", "Print"),
    .form = WORDS("Ltd", "Limited", "Inc.", "LLC", "Works", "Industries", "& Sons Ltd", "Co."),
};

static const struct script german = {
    .names = WORDS("%P %P %T & %T %F", "%P & %P %T %C %F", "%T %P %P %C %F", "%C-er %T %P & %P %F",
                   "%P & %P %T %T %F"),
    .addresses = WORDS("%P-Straße %N, %C", "Gewerbepark %P %N, %C"),
    .city = WORDS("Stuttgart", "München", "Köln", "Nürnberg", "Düsseldorf", "Solingen", "Offenbach",
                  "Chemnitz", "Lüdenscheid", "Krefeld", "Mönchengladbach", "Wuppertal"),
    .proper = WORDS("Müller", "Schäfer", "Weiß", "Schröder", "König", "Größl", "Krüger", "Vögele",
                    "Böhm", "Jäger", "Köster", "Lührs", "Bäumler", "Fischer", "Keller", "Wagner",
                    "Hoffmann", "Lindner", "Haas", "Kaiser", "Brandt", "Ziegler", "Winkler",
                    "Albrecht", "Sander", "Ostermann", "Thiel", "Rüdiger", "Engel", "Stöcker"),
    .trade = WORDS("Täschnerei", "Lederwaren", "Weberei", "Gurtband", "Textilveredelung",
                   "Präzisionstechnik", "Kunststofftechnik", "Werkzeugbau", "Beschläge",
                   "Verpackungen", "Färberei", "Drahtwerke", "Näherei", "Zeltbau", "Gießerei",
                   "Schuhfabrik", "Reißverschlüsse", "Outdoorbedarf", "Strickwaren", "Druckerei"),
    .form = WORDS("GmbH", "AG", "GmbH & Co. KG", "OHG", "KG", "e.K."),
};

static const struct script turkish = {
    .names = WORDS("%P %P %T %T %F", "%P %P %T %C %F", "%P Kardeşler %P %T %T %F", "%P %P %P %T %F",
                   "%C %P %P %T %F"),
    .addresses = WORDS("%P Mah. %P Sk. No: %N, %C", "%P Organize Sanayi Bölgesi %N, %C"),
    .city = WORDS("İstanbul", "Bursa", "İzmir", "Gaziantep", "Eskişehir", "Denizli", "Kayseri",
                  "Uşak", "Tekirdağ", "Adana", "Çorlu", "Şanlıurfa"),
    .proper =
        WORDS("Öztürk", "Yıldız", "Güneş", "Demir", "Kaya", "Şahin", "Çelik", "Aydın", "Özdemir",
              "Arslan", "Doğan", "Kılıç", "Aslan", "Çetin", "Kara", "Koç", "Kurt", "Özkan",
              "Şimşek", "Polat", "Korkmaz", "Erdoğan", "Yavuz", "Güler", "Işık", "Bulut", "Keskin",
              "Ünal", "Turan", "Gül", "Avcı", "Bozkurt", "Taş", "Akın", "Uçar", "Ateş"),
    .trade = WORDS("Çanta", "Tekstil", "Deri", "Konfeksiyon", "İplik", "Örme", "Boya", "Fermuar",
                   "Ambalaj", "Plastik", "Metal", "Kalıp", "Ayakkabı", "Branda", "Dokuma", "Nakış",
                   "Aksesuar", "Saraciye", "Triko", "Makina"),
    .form = WORDS("A.Ş.", "Ltd. Şti.", "San. ve Tic. A.Ş.", "San. ve Tic. Ltd. Şti.",
                  "Dış Tic. Ltd. Şti."),
};

static const struct script polish = {
    .names = WORDS("%T %P %P %C %F", "%P i %P %T %T %F", "Zakład %T %P %P %C %F", "%P %P %T %T %F",
                   "PPHU %P %P %T %C %F"),
    .addresses = WORDS("ul. %P %N, %C", "al. %P %N, %C"),
    .city = WORDS("Łódź", "Kraków", "Wrocław", "Poznań", "Gdańsk", "Rzeszów", "Częstochowa",
                  "Białystok", "Radom", "Bielsko-Biała", "Sosnowiec", "Zgierz"),
    .proper = WORDS("Kowalski", "Dąbrowski", "Wójcik", "Zieliński", "Szymański", "Woźniak",
                    "Kozłowski", "Jabłoński", "Król", "Wieczorek", "Górski", "Rutkowski",
                    "Michałowski", "Pawłowski", "Grabowski", "Piątek", "Żak", "Świątek", "Sikorski",
                    "Baran", "Duda", "Szewczyk", "Wróbel", "Łuczak", "Gołębiowski", "Majewski",
                    "Ostrowski", "Jasiński", "Bąk", "Kubiak"),
    .trade = WORDS("Torby", "Plecaki", "Galanteria", "Tkaniny", "Szwalnia", "Kaletnictwo", "Skóry",
                   "Obuwie", "Odzież", "Tworzywa", "Opakowania", "Narzędzia", "Odlewnia",
                   "Dzianiny", "Hafty", "Taśmy", "Suwaki", "Plandeki", "Drukarnia", "Śruby"),
    .form = WORDS("Sp. z o.o.", "S.A.", "s.c.", "Sp. j.", "Sp. k."),
};

static const struct script spanish = {
    .names = WORDS("%T %P %P de %C %F", "%T %P y %P %C %F", "%T y %T %P %P %F", "%P %P %P %T %F",
                   "%T y %T %P e %P %F"),
    .addresses = WORDS("Calle %P %N, %C", "Polígono %P, nave %N, %C"),
    .city = WORDS("Ubrique", "Elche", "Alcoy", "Sabadell", "Ontinyent", "Petrer", "Igualada",
                  "Béjar", "Elda", "Logroño", "Málaga", "Córdoba"),
    .proper =
        WORDS("García", "Núñez", "Ibáñez", "Martínez", "López", "Sánchez", "Pérez", "Gómez", "Díaz",
              "Muñoz", "Álvarez", "Jiménez", "Hernández", "Peña", "Ordóñez", "Castaño", "Rincón",
              "Vázquez", "Ríos", "Solís", "Beltrán", "Cárdenas", "Escribá", "Ferrándiz", "Montoya",
              "Salcedo", "Urrutia", "Zúñiga", "Quiñones", "Acuña"),
    .trade = WORDS("Marroquinería", "Mochilas", "Bolsos", "Tejidos", "Confecciones", "Curtidos",
                   "Calzados", "Plásticos", "Envases", "Hilaturas", "Tintorería", "Herrajes",
                   "Cremalleras", "Lonas", "Bordados", "Fundición", "Troqueles", "Cerámica",
                   "Imprenta", "Cintas"),
    .form = WORDS("S.L.", "S.A.", "S.C.", "S.L.U.", "S.A.U.", "e Hijos S.L."),
};

static const struct script italian = {
    .names = WORDS("%T %P %P %C %F", "%T %P e %P di %C %F", "%P %P %T %C %F", "%T e %T %P %P %F",
                   "%P %P %P %T %F"),
    .addresses = WORDS("Via %P %N, %C", "Zona industriale %P %N, %C"),
    .city = WORDS("Prato", "Firenze", "Scandicci", "Biella", "Como", "Vicenza", "Civitanova",
                  "Carpi", "Forlì", "Solofra", "Arzignano", "Bergamo"),
    .proper =
        WORDS("Rossi", "Ferrari", "Bianchi", "Colombo", "Ricci", "Marini", "Greco", "Conti",
              "Gallo", "Mancini", "Lombardi", "Moretti", "Barbieri", "Fontana", "Rinaldi", "Caruso",
              "Martinelli", "Leone", "Longo", "Gentile", "Testa", "Ferri", "D'Angelo", "Parisi",
              "Sartori", "Pellegrini", "Bellini", "Grassi", "Villa", "Monti"),
    .trade = WORDS("Pelletteria", "Borse", "Tessitura", "Filati", "Conceria", "Calzaturificio",
                   "Confezioni", "Tintoria", "Minuteria", "Valigeria", "Ricami", "Stampi",
                   "Plastica", "Imballaggi", "Nastri", "Cerniere", "Maglificio", "Fonderia",
                   "Tomaificio", "Serigrafia"),
    .form = WORDS("S.r.l.", "S.p.A.", "S.n.c.", "di C S.r.l.", "& Figli S.r.l."),
};

static const struct script bengali = {
    .names = WORDS("%P %P %T %T %F", "%P %P %P %T %F", "M/s %P %P %T %C %F", "%P %P %T (%C) %F",
                   "New %P %P %T %T %F"),
    .addresses = WORDS("Plot %N, %P Para, %C", "House %N, %P Road, %C EPZ"),
    .city = WORDS("Dhaka", "Chattogram", "Gazipur", "Narayanganj", "Savar", "Ashulia", "Tongi",
                  "Cumilla", "Khulna", "Mymensingh"),
    .proper = WORDS("Rahman", "Hossain", "Chowdhury", "Padma", "Meghna", "Jamuna", "Karnaphuli",
                    "Bashundhara", "Akij", "Begum", "Miah", "Sikder", "Talukder", "Bhuiyan",
                    "Sonali", "Rupali", "Shapla", "Doel", "Nabil", "Karim", "Rupsha", "Surma",
                    "Haque", "Islam", "Ananta", "Purbani", "Mondol", "Sarker", "Khondoker", "Zaman",
                    "Aman", "Bijoy", "Swadhin", "Mohona", "Tarango"),
    .trade = WORDS("Apparels", "Knitwear", "Composite", "Textile Mills", "Spinning Mills", "Dyeing",
                   "Fashions", "Garments", "Sweaters", "Jute Goods", "Leathercraft", "Footwear",
                   "Bags", "Accessories", "Packaging", "Washing", "Denim", "Embroidery",
                   "Handicrafts", "Fabrics"),
    .form = WORDS("Ltd.", "Limited", "Pvt. Ltd.", "& Co.", "Group", "Industries Ltd."),
};

static const struct script hindi = {
    .names = WORDS("%P %P %T %T %F", "Shree %P %P %T %C %F", "%P %P %T (%C) %F", "%P %P %P %T %F",
                   "%P & %P %T & %T %F"),
    .addresses = WORDS("%N, %P Nagar, %C", "Plot %N, %P Industrial Estate, %C"),
    .city = WORDS("Kanpur", "Chennai", "Ludhiana", "Tiruppur", "Kolkata", "Surat", "Ahmedabad",
                  "Agra", "Jaipur", "Pune", "Panipat", "Mumbai", "Bengaluru", "Vadodara"),
    .proper = WORDS("Sharma", "Patel", "Iyer", "Reddy", "Gupta", "Agarwal", "Mehta", "Jain", "Khan",
                    "Singh", "Kapoor", "Malhotra", "Bharat", "Lakshmi", "Ganesh", "Saraswati",
                    "Krishna", "Om", "Jai", "Shakti", "Surya", "Chandra", "Rajesh", "Vijay",
                    "Anand", "Himalaya", "Ganga", "Deccan", "Malwa", "Rajputana", "Bansal",
                    "Chawla", "Sethi", "Ahuja", "Verma", "Desai"),
    .trade = WORDS("Exports", "Leathers", "Textiles", "Overseas", "Tanners", "Weaves", "Fabrics",
                   "Bags", "Handicrafts", "Polymers", "Cotton Mills", "Hosiery", "Jute", "Footwear",
                   "Impex", "Metals", "Fasteners", "Dyes", "Packaging", "Sports"),
    .form = WORDS("Pvt. Ltd.", "Private Limited", "LLP", "& Sons", "Enterprises", "Ltd."),
};

const struct style styles[] = {
    {"CN", "CNY", 35, &chinese, &chinese_latin},
    {"VN", "VND", 11, &vietnamese, NULL},
    {"IN", "INR", 10, &hindi, NULL},
    {"BD", "BDT", 9, &bengali, NULL},
    {"TR", "TRY", 8, &turkish, NULL},
    {"JP", "JPY", 6, &japanese, &japanese_latin},
    {"KR", "KRW", 5, &korean, &korean_latin},
    {"DE", "EUR", 4, &german, NULL},
    {"PL", "PLN", 4, &polish, NULL},
    {"IT", "EUR", 3, &italian, NULL},
    {"ES", "EUR", 3, &spanish, NULL},
    {"GB", "GBP", 2, &english, NULL},
};
const size_t n_styles = sizeof styles / sizeof *styles;
