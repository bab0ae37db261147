#include "today_world.h"

static const char world[] =
    "{\"suppliers\": ["
    "{\"name\": \"Saigon Trail Bags Co.\", \"country\": \"VN\", \"city\": \"Ho Chi Minh\","
    " \"status\": \"approved\", \"owner\": \"lina\", \"next_review\": \"2026-11-21\","
    " \"last_review\": \"2026-10-21\", \"reviewed_by\": \"marco\","
    " \"contact\": [{\"name\": \"Trần Thị Lan\", \"role\": \"sales\","
    "  \"whatsapp\": \"+84 90 555 0112\", \"preferred\": \"whatsapp\"}],"
    " \"certificate\": ["
    "  {\"kind\": \"BSCI\", \"rating\": \"B\", \"state\": \"documented\","
    "   \"expires\": \"2026-11-22\"},"
    "  {\"kind\": \"GRS\", \"state\": \"documented\", \"expires\": \"2026-12-20\"}],"
    " \"interaction\": [{\"kind\": \"call\", \"direction\": \"in\","
    "  \"happened_on\": \"2026-11-19\", \"text\": \"ask for the YKK price list\","
    "  \"follow_up_on\": \"2026-11-23\"}]},"
    "{\"name\": \"Hà Nội Túi Xách JSC\", \"country\": \"VN\", \"city\": \"Hà Nội\","
    " \"status\": \"approved\", \"owner\": \"lina\", \"next_review\": \"2026-11-23\","
    " \"last_review\": \"2026-10-24\", \"reviewed_by\": \"lina\"},"
    "{\"name\": \"Dongguan Far Luggage Co.\", \"country\": \"CN\", \"city\": \"Dongguan\","
    " \"local_name\": \"东莞远行箱包有限公司\", \"status\": \"prospect\", \"owner\": \"marco\","
    " \"sample\": [{\"kind\": \"prototype\", \"subject\": \"Mini backpack\","
    "  \"courier\": \"Mekong Express\", \"sent_on\": \"2026-10-31\", \"verdict\": \"open\"}]},"
    "{\"name\": \"Dhaka Stitch Ltd.\", \"country\": \"BD\", \"city\": \"Dhaka\","
    " \"status\": \"prospect\", \"interaction\": [{\"kind\": \"mail\", \"direction\": \"out\","
    "  \"happened_on\": \"2026-11-20\", \"text\": \"price at 1,000 pieces\","
    "  \"follow_up_on\": \"2026-11-27\"}]}"
    "]}";

static const char plans[] =
    "rates: [{base: EUR, currency: USD, on_date: 2026-11-16, rate: 1.0842}]\n"
    "calendars:\n"
    "  - code: ours\n"
    "    name: Factories in Vietnam\n"
    "    country: VN\n"
    "    days: [{name: Moving house, kind: closure, first: 2027-01-20, last: 2027-01-29}]\n"
    "requirements:\n"
    "  - name: Commuter for spring\n"
    "    product: Commuter Mini\n"
    "    quantity: 3000\n"
    "    country: DE\n"
    "    currency: EUR\n"
    "    rfqs:\n"
    "      - {number: 26-031, status: sent, sent_on: 2026-11-06, due_on: 2026-11-20,\n"
    "         invited: [{supplier: Dongguan Far Luggage Co.}]}\n"
    "    quotes:\n"
    "      - {supplier: Saigon Trail Bags Co., number: Q-1182, incoterm: FOB, currency: USD,\n"
    "         valid_until: 2026-12-04, breaks: {1000: 6.10, 3000: 5.80}}\n"
    "products: [{name: Commuter Mini}]\n"
    "orders:\n"
    "  - number: PO-7\n"
    "    supplier: Hà Nội Túi Xách JSC\n"
    "    status: confirmed\n"
    "    currency: EUR\n"
    "    items: [{product: Commuter Mini, quantity: 500, price: 5.20}]\n"
    "    milestones: [{name: material, kind: material, promised_on: 2026-11-21}]\n"
    "    payments: [{kind: deposit, amount: 780, currency: EUR, due_on: 2026-11-23}]\n"
    "    documents: [{kind: test-reports, due_on: 2026-11-25}]\n";

void today_plans(struct bench *b) {
    bench_cli(b, "import", home_write(&b->home, "plans.yaml", plans), NULL);
}

void today_world(struct bench *b) {
    bench_make(b);
    bench_cli(b, "import", "suppliers", home_write(&b->home, "world.json", world), NULL);
}
