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

void today_world(struct bench *b) {
    bench_make(b);
    bench_cli(b, "import", "suppliers", home_write(&b->home, "world.json", world), NULL);
}
