#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/text.h"
#include "people/passwords.h"

// Guessers take a few hundred words and bend them by rules: a year behind, a capital in front, 4
// for a. So the list holds the words, and the same rules are undone before looking: some 800
// words stand for millions of passwords.
namespace coloquio::people {
namespace {

// Sorted, folded, letters and digits only; English and Spanish.
constexpr std::array kWords = std::to_array<std::string_view>(
    {"aaa",           "aaaa",          "abc",          "abcabc",
     "abcd",          "abcdef",        "abretesesamo", "abril",
     "abuela",        "abuelo",        "acceso",       "access",
     "account",       "acdc",          "adios",        "admin",
     "administrador", "administrator", "adrian",       "aeiou",
     "agosto",        "aguila",        "alba",         "alberto",
     "alegria",       "alejandro",     "alex",         "alianza",
     "alicante",      "almeria",       "alvaro",       "amanda",
     "amarillo",      "america",       "amiga",        "amigo",
     "amigos",        "amor",          "amorcito",     "amore",
     "ana",           "and",           "andalucia",    "andrea",
     "andres",        "andrew",        "android",      "angel",
     "angela",        "angeles",       "angelito",     "anita",
     "antonio",       "apple",         "april",        "arcoiris",
     "argentina",     "arsenal",       "asd",          "asdf",
     "asdfgh",        "asdfghjkl",     "asecret",      "asesino",
     "ashley",        "assassin",      "asturias",     "athletic",
     "athleticclub",  "atleti",        "atletico",     "atleticomadrid",
     "audi",          "august",        "autumn",       "ayuda",
     "azucar",        "azul",          "baby",         "babygirl",
     "bailar",        "baloncesto",    "banana",       "banco",
     "bank",          "barca",         "barcelona",    "barça",
     "baseball",      "basketball",    "batman",       "battery",
     "bear",          "beatles",       "beatriz",      "bebe",
     "beer",          "beisbol",       "bella",        "berlin",
     "betis",         "bienvenida",    "bienvenido",   "bilbao",
     "bird",          "black",         "blanco",       "blue",
     "bmw",           "boca",          "bocajuniors",  "bogota",
     "bolivia",       "bonita",        "bonito",       "brasil",
     "buena",         "bueno",         "buenosaires",  "bull",
     "burgos",        "butterfly",     "caballo",      "cadiz",
     "cafe",          "cambiame",      "cambiar",      "camila",
     "canada",        "canarias",      "caracas",      "carino",
     "cariño",        "carla",         "carlos",       "carmen",
     "casillas",      "cat",           "catalunya",    "cataluña",
     "cazador",       "cero",          "cerveza",      "changeme",
     "charlie",       "cheese",        "chelsea",      "chica",
     "chico",         "chile",         "chivas",       "chocolate",
     "christmas",     "cielo",         "cien",         "cinco",
     "claudia",       "clave",         "clavesecreta", "cliente",
     "clientes",      "coco",          "code",         "codigo",
     "coffee",        "colegio",       "colocolo",     "colombia",
     "coloquio",      "community",     "company",      "computadora",
     "computer",      "comunidad",     "con",          "conejo",
     "contrasena",    "contraseña",    "cookie",       "corazon",
     "cordoba",       "corinthians",   "correct",      "correcthorsebatterystaple",
     "coruña",        "corvette",      "costarica",    "cowboy",
     "crazy",         "cristiano",     "cristina",     "cristo",
     "cruzazul",      "cualquiera",    "cuatro",       "cuba",
     "cuenta",        "dance",         "daniel",       "daniela",
     "database",      "david",         "debian",       "december",
     "default",       "dejameentrar",  "del",          "delfin",
     "demo",          "demonio",       "devil",        "diablo",
     "diciembre",     "diego",         "diez",         "dinero",
     "dios",          "doctor",        "dog",          "doggy",
     "dolphin",       "domingo",       "dominicana",   "dorado",
     "dos",           "dragon",        "dragonball",   "eagle",
     "ecuador",       "eduardo",       "eight",        "elena",
     "elvis",         "eminem",        "empresa",      "enero",
     "enrique",       "entrada",       "entrar",       "escuela",
     "espana",        "españa",        "estrella",     "estudiante",
     "euskadi",       "eva",           "everything",   "facebook",
     "familia",       "family",        "father",       "fcbarcelona",
     "febrero",       "february",      "felicidad",    "feliz",
     "fernando",      "ferrari",       "fiesta",       "first",
     "five",          "flamengo",      "flor",         "flores",
     "flower",        "flowers",       "football",     "for",
     "forever",       "foro",          "fortnite",     "forum",
     "four",          "francisco",     "freedom",      "fresa",
     "friday",        "friend",        "friends",      "frodo",
     "futbol",        "gabriela",      "galicia",      "galleta",
     "gandalf",       "garfield",      "gatito",       "gato",
     "george",        "gijon",         "gmail",        "god",
     "goku",          "gold",          "golden",       "golf",
     "goodbye",       "google",        "gracias",      "granada",
     "grande",        "green",         "guadalajara",  "guapa",
     "guapo",         "guatemala",     "guerrero",     "guest",
     "guitar",        "guitarra",      "hacker",       "halamadrid",
     "hannah",        "happiness",     "happy",        "harley",
     "harrypotter",   "heart",         "hello",        "helloworld",
     "help",          "hermana",       "hermano",      "hermosa",
     "hermoso",       "hija",          "hijo",         "hobbit",
     "hockey",        "hogwarts",      "hola",         "holamundo",
     "honda",         "honduras",      "honey",        "horizonte",
     "horse",         "hotmail",       "huelva",       "hugo",
     "hulk",          "hunter",        "ignacio",      "iii",
     "iloveyou",      "iniesta",       "instagram",    "internet",
     "invierno",      "invitado",      "iphone",       "irene",
     "ironman",       "isabel",        "ivan",         "jaen",
     "james",         "january",       "javier",       "jazmin",
     "jennifer",      "jessica",       "jesucristo",   "jesus",
     "john",          "jordan",        "jorge",        "jose",
     "joshua",        "juan",          "jueves",       "julia",
     "julio",         "july",          "june",         "junio",
     "juventus",      "killer",        "king",         "kira",
     "kitty",         "las",           "last",         "laura",
     "lemon",         "leon",          "letmein",      "libertad",
     "lima",          "limon",         "linda",        "lindo",
     "linkinpark",    "linux",         "lion",         "liverpool",
     "lobo",          "loca",          "loco",         "login",
     "lola",          "london",        "londres",      "loquito",
     "los",           "love",          "loveyou",      "lucas",
     "lucia",         "lucky",         "luis",         "luna",
     "lunes",         "madonna",       "madre",        "madrid",
     "maestro",       "maggie",        "malaga",       "mallorca",
     "mama",          "mami",          "manchester",   "manuel",
     "manzana",       "maradona",      "march",        "margarita",
     "maria",         "mariana",       "mario",        "mariposa",
     "marta",         "martes",        "martin",       "martina",
     "marzo",         "master",        "mateo",        "matrix",
     "matthew",       "max",           "mayo",         "medellin",
     "mercedes",      "merlin",        "messi",        "metal",
     "metallica",     "mexico",        "miamor",       "michael",
     "michelle",      "micielo",       "mickey",       "miclave",
     "microsoft",     "micuenta",      "miel",         "miercoles",
     "miguel",        "mil",           "milan",        "millonario",
     "millonarios",   "mimamamemima",  "minecraft",    "minnie",
     "mipassword",    "mis",           "mivida",       "monday",
     "money",         "monica",        "monkey",       "mono",
     "monterrey",     "moon",          "morado",       "mother",
     "mucha",         "mucho",         "mundo",        "murcia",
     "music",         "musica",        "mustang",      "mycuenta",
     "mypassword",    "nacho",         "nacional",     "nada",
     "nala",          "naranja",       "naruto",       "natalia",
     "navidad",       "negocio",       "negro",        "nena",
     "nene",          "network",       "never",        "newpassword",
     "newyork",       "neymar",        "nicaragua",    "nicole",
     "nine",          "ninguna",       "ninguno",      "ninja",
     "nintendo",      "nirvana",       "noelia",       "nokia",
     "nolose",        "none",          "nose",         "noseque",
     "nosequeponer",  "nothing",       "november",     "noviembre",
     "nueva",         "nuevaclave",    "nueve",        "nuevo",
     "null",          "number",        "numero",       "nunca",
     "ocho",          "october",       "octubre",      "office",
     "oficina",       "one",           "ooo",          "opensesame",
     "orange",        "ordenador",     "oscar",        "oso",
     "otoño",         "outlook",       "oviedo",       "pablo",
     "paco",          "padre",         "pajaro",       "pamplona",
     "panama",        "pantera",       "panther",      "papa",
     "papi",          "paraguay",      "paris",        "party",
     "password",      "passwort",      "patricia",     "paula",
     "paz",           "peace",         "pedro",        "pepe",
     "perrito",       "perro",         "peru",         "peñarol",
     "pikachu",       "pilar",         "pink",         "pirata",
     "pirate",        "pizza",         "plata",        "platano",
     "playstation",   "please",        "pokemon",      "police",
     "policia",       "por",           "porfavor",     "porsche",
     "potter",        "preciosa",      "precioso",     "primavera",
     "primero",       "prince",        "princesa",     "princess",
     "principe",      "privado",       "private",      "profesor",
     "prueba",        "pruebas",       "puertorico",   "pumas",
     "purple",        "qazwsx",        "queen",        "queso",
     "quito",         "qwe",           "qwer",         "qwerty",
     "qwertyuiop",    "rabbit",        "rafael",       "rainbow",
     "ramos",         "ranger",        "raquel",       "raul",
     "realmadrid",    "realsociedad",  "red",          "reggaeton",
     "reina",         "renault",       "rey",          "ricardo",
     "rihanna",       "river",         "riverplate",   "robert",
     "roberto",       "roblox",        "rocio",        "rock",
     "rocky",         "rojo",          "roma",         "ronaldo",
     "root",          "rosa",          "rosario",      "router",
     "ruben",         "sabado",        "safe",         "sal",
     "salamanca",     "salsa",         "salvador",     "samantha",
     "samsung",       "samurai",       "santa",        "santander",
     "santiago",      "santo",         "sara",         "saturday",
     "school",        "seat",          "secret",       "secreta",
     "secreto",       "security",      "seguridad",    "seguro",
     "seis",          "september",     "septiembre",   "sergio",
     "server",        "servidor",      "sesame",       "sesamo",
     "seven",         "sevilla",       "shadow",       "shakira",
     "siempre",       "siete",         "silver",       "silvia",
     "simba",         "sistema",       "six",          "slipknot",
     "smile",         "snoopy",        "soccer",       "sofia",
     "sol",           "soldado",       "soldier",      "sombra",
     "sonrisa",       "soporte",       "spain",        "spiderman",
     "spring",        "staple",        "star",         "starwars",
     "stitch",        "strawberry",    "student",      "suerte",
     "sugar",         "summer",        "sun",          "sunday",
     "sunshine",      "superman",      "support",      "sus",
     "system",        "taco",          "teacher",      "teamo",
     "temporal",      "temporary",     "ten",          "tenerife",
     "tenis",         "tennis",        "tequiero",     "tequieromucho",
     "tequila",       "teresa",        "tesoro",       "test",
     "testing",       "thanks",        "thankyou",     "the",
     "thomas",        "thor",          "three",        "thursday",
     "tiger",         "tigre",         "tigres",       "tiktok",
     "tkm",           "toby",          "todo",         "todos",
     "tokyo",         "toledo",        "toor",         "toro",
     "toyota",        "trabajo",       "treasure",     "tres",
     "trustno",       "tuesday",       "tus",          "twitter",
     "two",           "ubuntu",        "ultimo",       "una",
     "universidad",   "universitario", "university",   "uno",
     "uruguay",       "usa",           "user",         "username",
     "usuario",       "valencia",      "valentina",    "valeria",
     "venezuela",     "verano",        "verde",        "victor",
     "vida",          "viernes",       "vigo",         "vino",
     "virgen",        "warrior",       "wasd",         "wednesday",
     "welcome",       "whatever",      "whatsapp",     "white",
     "wifi",          "william",       "windows",      "winter",
     "wolf",          "work",          "world",        "xbox",
     "xyz",           "yahoo",         "yamaha",       "yellow",
     "youtube",       "zaragoza",      "zelda",        "zero",
     "zeus",          "zidane",        "zxc",          "zxcv",
     "zxcvbn",        "zxcvbnm",       "zzzz"});
static_assert(std::is_sorted(kWords.begin(), kWords.end()));

// Neighbours on keyboards (QWERTY, with the Spanish ñ) and in the alphabet. Both ways round.
constexpr std::array kRuns = std::to_array<std::string_view>(
    {"abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnñopqrstuvwxyz", "qwertyuiop", "asdfghjkl",
     "asdfghjklñ", "zxcvbnm", "01234567890", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
     "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "qazwsxedcrfvtgbyhnujmikolp", "147258369",
     "qwertyuiopasdfghjklzxcvbnm", "qwertyuiopasdfghjklñzxcvbnm"});

bool is_word(std::string_view text) {
  return std::binary_search(kWords.begin(), kWords.end(), text);
}

std::string reversed(std::string_view text) { return {text.rbegin(), text.rend()}; }

bool is_run(std::string_view text) {
  if (text.size() < 4) return false;
  const std::string back = reversed(text);
  return std::any_of(kRuns.begin(), kRuns.end(), [&](std::string_view run) {
    return run.find(text) != std::string_view::npos || run.find(back) != std::string_view::npos;
  });
}

// "abcabcabc", "aaaaaaaaaa", "121212": some short piece again and again, the last one perhaps cut.
bool is_repetition(std::string_view text) {
  for (std::size_t piece = 1; piece <= text.size() / 2 && piece <= 32; ++piece) {
    if (text.substr(piece) == text.substr(0, text.size() - piece)) return true;
  }
  return false;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_word_byte(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

std::string without_signs(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_digit(c) || is_word_byte(c)) out += c;
  }
  return out;
}

std::string without_digits_around(std::string_view text) {
  while (!text.empty() && is_digit(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_digit(text.back())) text.remove_suffix(1);
  return std::string(text);
}

std::string letters_for_digits(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    switch (c) {
      case '0':
        c = 'o';
        break;
      case '1':
      case '!':
      case '|':
        c = 'i';
        break;
      case '3':
        c = 'e';
        break;
      case '4':
      case '@':
        c = 'a';
        break;
      case '5':
      case '$':
        c = 's';
        break;
      case '7':
        c = 't';
        break;
      default:
        break;
    }
  }
  return out;
}

bool is_known(std::string_view text) {
  return is_word(text) || (text.size() >= 4 && (is_run(text) || is_repetition(text)));
}

// One or two common words or runs and nothing else: "holamundo", "passwordqwerty". Three and more
// are a passphrase, which is what we would like people to choose.
bool is_made_of_words(std::string_view text) {
  if (is_known(text)) return true;
  for (std::size_t size = 3; size + 3 <= text.size(); ++size) {
    if (is_known(text.substr(0, size)) && is_known(text.substr(size))) return true;
  }
  return false;
}

bool is_obvious(const std::string& text) {
  if (text.empty()) return true;  // Nothing but digits and signs around it.
  const std::string half = text.substr(0, text.size() / 2);
  return is_made_of_words(text) || is_made_of_words(reversed(text)) ||
         (half + half == text && is_made_of_words(half));
}

// Digits alone may be strong when there are many: a random 14-digit number is. Dates, runs and
// repetitions are not, and neither is a telephone number.
bool is_weak_number(const std::string& digits) {
  return digits.size() <= 12 || is_run(digits) || is_repetition(digits) || is_made_of_words(digits);
}

}  // namespace

bool is_common_password(std::string_view password) {
  if (password.size() > 64) return is_repetition(password);
  const std::string folded = text::fold(password);
  const std::string plain = without_signs(folded);
  if (std::all_of(plain.begin(), plain.end(), is_digit)) return is_weak_number(plain);
  const std::string bent = without_signs(letters_for_digits(folded));
  return is_repetition(folded) || is_obvious(plain) || is_obvious(without_digits_around(plain)) ||
         is_obvious(bent) || is_obvious(letters_for_digits(without_digits_around(plain)));
}

}  // namespace coloquio::people
