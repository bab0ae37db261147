#include "sourcebench/core/legal_form.h"

/* clang-format off */
const char *const legal_ends[] = {
    "a e", "a s", "ab", "ae", "ag", "aktiengesellschaft", "anonim sirketi", "anonim sti", "aps",
    "as", "asa", "b v", "b v b a", "berhad", "bhd", "bt", "bv", "bvba", "c a", "ca", "chusik hoesa",
    "cia", "cie", "cjsc", "co", "company", "corp", "corporation", "cp", "cv", "d d", "d o o", "dd",
    "de c v", "de cv", "dis tic", "dis ticaret", "doo", "e cia", "e i", "e i r l", "e k", "e p e",
    "e u r l", "ead", "ehf", "eireli", "eirl", "ek", "eood", "epe", "epp", "est", "establishment",
    "et cie", "eurl", "f z e", "factory", "fty", "fz", "fzc", "fzco", "fze", "ges m b h",
    "gesellschaft mit beschrankter haftung", "gesmbh", "gmbh", "godo kaisha", "group",
    "haftungsbeschrankt", "hf", "holding", "holdings", "i k e", "ic ve dis tic",
    "ic ve dis ticaret", "ike", "inc", "incorporated", "ith ihr", "ith ve ihr", "ithalat ihracat",
    "ithalat ve ihracat", "joint stock", "jsc", "k f t", "k k", "k s", "kabushiki kaisha",
    "kabushikigaisha", "kft", "kg", "kgaa", "kk", "l l c", "l l p", "lda", "limitada", "limited",
    "limited sirketi", "llc", "llp", "lp", "ltd", "ltda", "m b h", "mbh", "me", "mtv", "n v", "nv",
    "nyrt", "oao", "ohg", "ojsc", "one member", "ood", "ooo", "opc", "oy", "oyj", "p l c",
    "p limited", "p ltd", "pao", "paz", "pjsc", "plc", "private", "proprietary", "pt", "pte", "pty",
    "pvt", "s a", "s a a", "s a c", "s a e", "s a l", "s a p i", "s a r l", "s a s", "s a u", "s c",
    "s c r l", "s coop", "s d n", "s de r l", "s de rl", "s l", "s l u", "s n c", "s p a",
    "s p r l", "s r l", "s r l s", "s r o", "sa", "saa", "sac", "sae", "sal", "san", "san tic",
    "san ve tic", "sanayi", "sanayi ticaret", "sanayi ve ticaret", "saoc", "sapi", "sarl",
    "sarl au", "sas", "sasu", "sau", "sci", "scrl", "sdn", "sendirian", "sia", "single member",
    "sirketi", "sl", "sll", "slu", "smc", "snc", "sociedad anonima", "sociedad anonima cerrada",
    "sociedad anonima de capital variable", "sociedad limitada",
    "societa a responsabilita limitata", "societa per azioni", "sp j", "sp k", "sp z o o", "sp zoo",
    "spa", "spol", "spol s r o", "spolka akcyjna", "spolka z o o",
    "spolka z ograniczona odpowiedzialnoscia", "sprl", "srl", "srls", "sro", "sti", "tbk", "tic",
    "ticaret", "tnhh", "uab", "ug", "unipersonale", "unipessoal", "v o s", "ve dis tic",
    "ve dis ticaret", "ve san", "ve sanayi", "ve tic", "ve ticaret", "vof", "w l l", "wll", "y cia",
    "y k", "yk", "yugen kaisha", "zao", "zrt", "ао", "зао", "ип", "оао", "ооо", "пао", "тов", "чп",
    "ذ م م", "ش م م", "จํากัด", "มหาชน", "个人独资", "个体工商户", "公司", "厂", "合同会社",
    "合資会社", "商行", "工厂", "工廠", "廠", "总公司", "总厂", "普通合伙", "有限会社", "有限公司",
    "有限合伙", "有限責任公司", "有限责任公司", "株", "株式会社", "經營部", "總公司", "總廠",
    "经营部", "股份", "股份公司", "股份有限公司", "集团", "集團", "유한책임회사", "유한회사",
    "주식회사",
};
const size_t n_legal_ends = sizeof legal_ends / sizeof *legal_ends;

const char *const legal_starts[] = {
    "c v", "co so", "cong ty", "cong ty co phan", "cong ty cp", "cong ty tnhh",
    "cong ty trach nhiem huu han", "cp", "cssx", "cty", "cty co phan", "cty cp", "cty tnhh", "cv",
    "dntn", "doanh nghiep tu nhan", "m s", "messrs", "mot thanh vien", "mtv", "oao", "ooo", "p t",
    "pao", "pt", "tnhh", "ud", "zao", "ао", "зао", "ип", "оао", "ооо", "пао", "тов", "чп", "شركة",
    "บริษัท", "หจก", "ห้างหุ้นส่วน", "ห้างหุ้นส่วนจํากัด", "合同会社", "合資会社", "有限会社", "株式会社",
    "유한책임회사", "유한회사", "주식회사",
};
const size_t n_legal_starts = sizeof legal_starts / sizeof *legal_starts;
/* clang-format on */
