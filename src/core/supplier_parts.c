/*
 * Who a supplier is and where: its sites, legal identity and contacts.
 */
#include "sourcebench/core/supplier.h"

#include "sourcebench/core/identity.h"

#define CHOICES(list) .choices = (list), .n_choices = sizeof(list) / sizeof *(list)
#define DEGREES(n) ((n)*INT64_C(1000000))
#define SUPPLIER_REF                                                                               \
    {                                                                                              \
        .name = "supplier_id", .label = "Supplier", .type = FIELD_REF,                             \
        .flags = FIELD_REQUIRED | FIELD_HIDDEN, .ref = "supplier"                                  \
    }

static const struct choice site_kinds[] = {
    {"factory", "factory"},
    {"warehouse", "warehouse"},
    {"office", "office"},
};

static const struct field site_fields[] = {
    [SITE_SUPPLIER] = SUPPLIER_REF,
    [SITE_NAME] = {.name = "name",
                   .label = "Name",
                   .type = FIELD_TEXT,
                   .flags = FIELD_REQUIRED,
                   .example = "Plant 2",
                   .synonyms = "site|site name|plant"},
    [SITE_KIND] = {.name = "kind",
                   .label = "Kind",
                   .type = FIELD_CHOICE,
                   .flags = FIELD_DEFAULTED,
                   .example = "factory",
                   CHOICES(site_kinds),
                   .synonyms = "site type"},
    [SITE_COUNTRY] = {.name = "country",
                      .label = "Country",
                      .type = FIELD_COUNTRY,
                      .example = "VN or Vietnam",
                      .synonyms = "country code|country name"},
    [SITE_CITY] = {.name = "city",
                   .label = "City",
                   .type = FIELD_TEXT,
                   .example = "Ho Chi Minh City",
                   .synonyms = "town|location"},
    [SITE_ADDRESS] = {.name = "address",
                      .label = "Address",
                      .type = FIELD_TEXT,
                      .example = "12 Le Loi, District 1",
                      .synonyms = "street|street address"},
    [SITE_LATITUDE] = {.name = "latitude",
                       .label = "Latitude",
                       .type = FIELD_DECIMAL,
                       .flags = FIELD_NEGATIVE,
                       .example = "10.776530",
                       .min = DEGREES(-90),
                       .max = DEGREES(90),
                       .scale = 6,
                       .synonyms = "lat"},
    [SITE_LONGITUDE] = {.name = "longitude",
                        .label = "Longitude",
                        .type = FIELD_DECIMAL,
                        .flags = FIELD_NEGATIVE,
                        .example = "106.700981",
                        .min = DEGREES(-180),
                        .max = DEGREES(180),
                        .scale = 6,
                        .synonyms = "lng|lon|long"},
    [SITE_WORKERS] = {.name = "workers",
                      .label = "Workers",
                      .type = FIELD_INT,
                      .example = "240",
                      .synonyms = "number of workers|employees|headcount"},
    [SITE_NOTE] = {.name = "note", .label = "Note", .type = FIELD_LONG, .synonyms = "notes"},
};

const struct entity site_entity = {
    .table = "site",
    .label = "site",
    .plural = "sites",
    .fields = site_fields,
    .n_fields = SITE_N,
    .title = SITE_NAME,
    .parent = SITE_SUPPLIER,
};

static const struct field legal_fields[] = {
    [LEGAL_SUPPLIER] = SUPPLIER_REF,
    [LEGAL_REGISTERED_NAME] = {.name = "registered_name",
                               .label = "Registered name",
                               .type = FIELD_TEXT,
                               .flags = FIELD_REQUIRED,
                               .example = "Saigon Trail Bags Joint Stock Company",
                               .synonyms = "legal name|registered company name"},
    [LEGAL_CODE] = {.name = "code",
                    .label = "Registration code",
                    .type = FIELD_TEXT,
                    .example = "91440300MA5DA0XY4A",
                    .synonyms = "registration number|credit code|unified social credit code|"
                                "tax code|统一社会信用代码|mã số thuế"},
    [LEGAL_REPRESENTATIVE] = {.name = "representative",
                              .label = "Legal representative",
                              .type = FIELD_TEXT,
                              .example = "Nguyễn Văn An",
                              .synonyms = "法定代表人"},
    [LEGAL_SCOPE] = {.name = "scope",
                     .label = "Business scope",
                     .type = FIELD_LONG,
                     .synonyms = "经营范围"},
    [LEGAL_EXPORT_RIGHT] = {.name = "export_right",
                            .label = "Export right",
                            .type = FIELD_BOOL,
                            .example = "yes",
                            .synonyms = "export licence|export license"},
    [LEGAL_CONTRACT_NAME] = {.name = "contract_name",
                             .label = "Contract name",
                             .type = FIELD_TEXT,
                             .example = "Saigon Trail Bags JSC"},
    [LEGAL_BENEFICIARY] = {.name = "beneficiary",
                           .label = "Bank beneficiary",
                           .type = FIELD_TEXT,
                           .example = "Saigon Trail Bags JSC",
                           .synonyms = "account name|account holder"},
    [LEGAL_BANK] = {.name = "bank",
                    .label = "Bank",
                    .type = FIELD_TEXT,
                    .example = "Vietcombank, HCMC branch",
                    .synonyms = "bank name"},
    [LEGAL_ACCOUNT] = {.name = "account",
                       .label = "Account",
                       .type = FIELD_TEXT,
                       .example = "0071001234567",
                       .synonyms = "account number|bank account|iban"},
    [LEGAL_SWIFT] = {.name = "swift",
                     .label = "SWIFT",
                     .type = FIELD_TEXT,
                     .example = "BFTVVNVX007",
                     .synonyms = "swift code|bic",
                     .check = swift_valid},
    [LEGAL_BANK_CONFIRMED_ON] = {.name = "bank_confirmed_on",
                                 .label = "Bank details confirmed on",
                                 .type = FIELD_DATE,
                                 .flags = FIELD_HIDDEN,
                                 .example = "today"},
    [LEGAL_BANK_CONFIRMED_BY] = {.name = "bank_confirmed_by",
                                 .label = "Bank details confirmed by",
                                 .type = FIELD_TEXT,
                                 .flags = FIELD_HIDDEN,
                                 .example = "lina"},
};

const struct entity legal_entity = {
    .table = "legal_identity",
    .label = "legal identity",
    .plural = "legal identities",
    .fields = legal_fields,
    .n_fields = LEGAL_N,
    .title = LEGAL_REGISTERED_NAME,
    .parent = LEGAL_SUPPLIER,
};

static const struct choice channels[] = {
    {"mail", "mail"},     {"phone", "phone"}, {"whatsapp", "WhatsApp"},
    {"wechat", "WeChat"}, {"other", "other"},
};

static const struct field contact_fields[] = {
    [CONTACT_SUPPLIER] = SUPPLIER_REF,
    [CONTACT_NAME] = {.name = "name",
                      .label = "Name",
                      .type = FIELD_TEXT,
                      .flags = FIELD_REQUIRED,
                      .example = "Trần Thị Mai",
                      .synonyms = "contact|contact name|contact person|联系人|người liên hệ|"
                                  "ansprechpartner|persona de contacto|contacto|"
                                  "personne de contact|contato|ilgili kişi|yetkili kişi"},
    [CONTACT_ROLE] = {.name = "role",
                      .label = "Role",
                      .type = FIELD_TEXT,
                      .example = "merchandiser",
                      .synonyms = "title|job title|position|职位|chức vụ|cargo|fonction"},
    [CONTACT_LANGUAGE] = {.name = "language",
                          .label = "Language",
                          .type = FIELD_TEXT,
                          .example = "Vietnamese, English",
                          .synonyms = "languages"},
    [CONTACT_MAIL] = {.name = "mail",
                      .label = "Mail",
                      .type = FIELD_TEXT,
                      .example = "mai@saigontrail.example",
                      .synonyms = "email|e-mail|mail address|email address|contact email|邮箱|"
                                  "电子邮件|thư điện tử|correo|correo electrónico|courriel|"
                                  "e-posta"},
    [CONTACT_PHONE] = {.name = "phone",
                       .label = "Phone",
                       .type = FIELD_TEXT,
                       .example = "+84 28 3822 1234",
                       .synonyms = "telephone|tel|phone number|mobile|contact phone|电话|手机|"
                                   "联系电话|điện thoại|số điện thoại|telefon|teléfono|téléphone|"
                                   "telefone"},
    [CONTACT_WHATSAPP] = {.name = "whatsapp",
                          .label = "WhatsApp",
                          .type = FIELD_TEXT,
                          .example = "+84 90 123 4567"},
    [CONTACT_WECHAT] = {.name = "wechat",
                        .label = "WeChat",
                        .type = FIELD_TEXT,
                        .example = "mai_trailbags",
                        .synonyms = "wechat id|weixin|微信|微信号"},
    [CONTACT_PREFERRED] = {.name = "preferred",
                           .label = "Preferred channel",
                           .type = FIELD_CHOICE,
                           .example = "wechat",
                           CHOICES(channels),
                           .synonyms = "preferred contact"},
    [CONTACT_NOTE] = {.name = "note", .label = "Note", .type = FIELD_LONG, .synonyms = "notes"},
};

const struct entity contact_entity = {
    .table = "contact",
    .label = "contact",
    .plural = "contacts",
    .fields = contact_fields,
    .n_fields = CONTACT_N,
    .title = CONTACT_NAME,
    .parent = CONTACT_SUPPLIER,
};
