#include "sourcebench/core/supplier.h"

#include "sourcebench/core/material.h"
#include "sourcebench/core/text.h"

#define DEGREES(n) ((n)*INT64_C(1000000))

static const struct choice kinds[] = {
    {"factory", "factory"},
    {"trader", "trader"},
    {"agent", "agent"},
    {"brand", "brand"},
    {"mill", "mill"},
    {"forwarder", "forwarder"},
    {"laboratory", "laboratory"},
    {"inspection", "inspection agency"},
    {"marketplace", "marketplace"},
};

static const struct choice statuses[] = {
    {"prospect", "prospect"},   {"vetting", "vetting"}, {"approved", "approved"},
    {"preferred", "preferred"}, {"on-hold", "on hold"}, {"blocked", "blocked"},
};

static const struct choice models[] = {
    {"oem", "OEM"},
    {"odm", "ODM"},
    {"private-label", "private label"},
};

/* Incoterms 2020. */
static const struct choice incoterms[] = {
    {"EXW", "EXW"}, {"FCA", "FCA"}, {"FAS", "FAS"}, {"FOB", "FOB"}, {"CFR", "CFR"}, {"CIF", "CIF"},
    {"CPT", "CPT"}, {"CIP", "CIP"}, {"DAP", "DAP"}, {"DPU", "DPU"}, {"DDP", "DDP"},
};

static const struct choice weekdays[] = {
    {"mon", "Monday"}, {"tue", "Tuesday"},  {"wed", "Wednesday"}, {"thu", "Thursday"},
    {"fri", "Friday"}, {"sat", "Saturday"}, {"sun", "Sunday"},
};

static const struct choice bases[] = {
    {"stated", "stated"},
    {"quoted", "quoted"},
    {"measured", "measured"},
};

/* Synonyms are header names of supplier lists as brands, registries and factories write them. */
const struct field supplier_fields[SUPPLIER_N] = {
    [SUPPLIER_NAME] =
        {.name = "name",
         .label = "Name",
         .type = FIELD_TEXT,
         .flags = FIELD_REQUIRED,
         .example = "Saigon Trail Bags Co.",
         .synonyms =
             "factory name|factory|supplier|supplier name|vendor|vendor name|company|"
             "company name|facility|facility name|manufacturer|manufacturer name|"
             "organisation|organization|organisation name|organization name|"
             "name of factory|name of facility|english name|供应商名称|供应商|公司名称|公司|"
             "工厂名称|工厂|企业名称|名称|tên|tên công ty|công ty|tên nhà máy|nhà máy|"
             "tên nhà cung cấp|nhà cung cấp|lieferant|lieferantenname|firma|firmenname|"
             "hersteller|unternehmen|fabrik|proveedor|nombre|nombre del proveedor|empresa|"
             "nombre de la empresa|fábrica|fabricante|fournisseur|nom|nom du fournisseur|"
             "société|entreprise|nom de l'entreprise|usine|fabricant|fornecedor|nome|"
             "nome do fornecedor|nome da empresa|tedarikçi|tedarikçi adı|şirket|şirket adı|"
             "firma adı|fabrika|fabrika adı|üretici",
         .found = FOUND_NAME},
    [SUPPLIER_LOCAL_NAME] =
        {.name = "local_name",
         .label = "Local name",
         .type = FIELD_TEXT,
         .example = "深圳市远行箱包有限公司",
         .synonyms = "name in local language|local language name|native name|chinese name|"
                     "name (local)|original name|中文名称|中文名|当地名称",
         .found = FOUND_NAME},
    [SUPPLIER_KIND] =
        {.name = "kind",
         .label = "Kind",
         .type = FIELD_CHOICE,
         .flags = FIELD_DEFAULTED,
         .example = "factory",
         CHOICES(kinds),
         .synonyms = "supplier type|supplier kind|vendor type|company type|business type|类型|"
                     "供应商类型|企业类型|loại hình|lieferantentyp|tipo de proveedor|"
                     "type de fournisseur|tipo de fornecedor|tedarikçi türü",
         .found = FOUND_MARKS},
    [SUPPLIER_STATUS] =
        {.name = "status",
         .label = "Status",
         .type = FIELD_CHOICE,
         .flags = FIELD_DEFAULTED,
         .example = "approved",
         CHOICES(statuses),
         .synonyms = "supplier status|vendor status|approval status|状态|供应商状态|trạng thái|"
                     "estado del proveedor|statut|durum",
         .found = FOUND_MARKS},
    [SUPPLIER_COUNTRY] =
        {.name = "country",
         .label = "Country",
         .type = FIELD_COUNTRY,
         .example = "VN or Vietnam",
         .synonyms =
             "country code|country name|country of origin|nation|country region|"
             "country/region|factory country|facility country|supplier country|"
             "country of manufacture|国家|国家地区|国别|quốc gia|nước|land|länder|ländercode|"
             "país|pays|código do país|código de país|code pays|ülke|ülke kodu",
         .known = KNOWN_FEW,
         .found = FOUND_PLACE},
    [SUPPLIER_CITY] =
        {.name = "city",
         .label = "City",
         .type = FIELD_TEXT,
         .example = "Ho Chi Minh City",
         .synonyms = "town|location|place|city town|city/town|municipality|factory city|"
                     "facility city|城市|市|所在城市|thành phố|stadt|ort|ciudad|localidad|ville|"
                     "cidade|şehir|il",
         .known = KNOWN_VALUES,
         .found = FOUND_PLACE},
    [SUPPLIER_ADDRESS] =
        {.name = "address",
         .label = "Address",
         .type = FIELD_TEXT,
         .example = "12 Le Loi, District 1",
         .synonyms =
             "street|street address|full address|factory address|facility address|"
             "supplier address|company address|address line|address 1|address line 1|"
             "postal address|地址|详细地址|公司地址|工厂地址|địa chỉ|adresse|anschrift|straße|"
             "dirección|domicilio|endereço|adres",
         .found = FOUND_PLACE},
    [SUPPLIER_LATITUDE] = {.name = "latitude",
                           .label = "Latitude",
                           .type = FIELD_DECIMAL,
                           .flags = FIELD_NEGATIVE,
                           .example = "10.776530",
                           .min = DEGREES(-90),
                           .max = DEGREES(90),
                           .scale = 6,
                           .synonyms =
                               "lat|gps latitude|纬度|vĩ độ|breite|breitengrad|latitud|enlem"},
    [SUPPLIER_LONGITUDE] =
        {.name = "longitude",
         .label = "Longitude",
         .type = FIELD_DECIMAL,
         .flags = FIELD_NEGATIVE,
         .example = "106.700981",
         .min = DEGREES(-180),
         .max = DEGREES(180),
         .scale = 6,
         .synonyms = "lng|lon|long|gps longitude|经度|kinh độ|länge|längengrad|longitud|boylam"},
    [SUPPLIER_WEBSITE] =
        {.name = "website",
         .label = "Website",
         .type = FIELD_TEXT,
         .example = "www.saigontrail.example",
         .synonyms = "web|web site|url|homepage|home page|web address|company website|site web|"
                     "网站|网址|公司网站|trang web|webseite|internetseite|sitio web|página web|"
                     "site internet|web sitesi",
         .found = FOUND_WORDS},
    [SUPPLIER_FOUNDED] =
        {.name = "founded",
         .label = "Founded",
         .type = FIELD_INT,
         .example = "2011",
         .min = 1500,
         .max = 2200,
         .synonyms = "year founded|founded in|established|year established|year of establishment|"
                     "established in|since|成立年份|成立时间|năm thành lập|gründungsjahr|gegründet|"
                     "año de fundación|année de création|ano de fundação|kuruluş yılı"},
    [SUPPLIER_WORKERS] =
        {.name = "workers",
         .label = "Workers",
         .type = FIELD_INT,
         .example = "240",
         .synonyms = "number of workers|no of workers|worker count|employees|"
                     "number of employees|no of employees|headcount|total workers|"
                     "total employees|total number of workers|staff|workforce|员工人数|员工数|"
                     "工人数|人数|số công nhân|số lao động|số nhân viên|mitarbeiter|"
                     "mitarbeiterzahl|anzahl mitarbeiter|empleados|número de empleados|"
                     "trabajadores|número de trabajadores|effectif|employés|nombre d'employés|"
                     "nombre de salariés|salariés|funcionários|número de funcionários|"
                     "trabalhadores|çalışan sayısı|işçi sayısı"},
    [SUPPLIER_CAPACITY] =
        {.name = "capacity",
         .label = "Capacity",
         .type = FIELD_INT,
         .unit = "pcs/month",
         .example = "60000",
         .synonyms = "monthly capacity|capacity month|capacity per month|capacity/month|"
                     "production capacity|monthly output|output per month|产能|月产能|công suất|"
                     "kapazität|monatskapazität|capacidad|capacidad mensual|capacité|"
                     "capacité mensuelle|capacidade|capacidade mensal|kapasite|aylık kapasite"},
    [SUPPLIER_EXPORT_SINCE] = {.name = "export_since",
                               .label = "Export since",
                               .type = FIELD_INT,
                               .example = "2014",
                               .min = 1500,
                               .max = 2200,
                               .synonyms =
                                   "exporting since|year of first export|first export|出口年份"},
    [SUPPLIER_EXPORT_MARKETS] =
        {.name = "export_markets",
         .label = "Export markets",
         .type = FIELD_TAGS,
         .example = "EU, Japan",
         .synonyms = "markets|main markets|export countries|export to|main export markets|出口市场|"
                     "主要市场|thị trường xuất khẩu|exportmärkte|mercados de exportación|"
                     "marchés d'exportation|mercados de exportação|ihracat pazarları",
         .found = FOUND_WORDS},
    [SUPPLIER_MODELS] = {.name = "models",
                         .label = "Business models",
                         .type = FIELD_MULTI,
                         .example = "OEM, ODM",
                         CHOICES(models),
                         .synonyms =
                             "model|business model|manufacturing model|oem odm|oem/odm|合作模式",
                         .found = FOUND_MARKS},
    [SUPPLIER_SECTORS] =
        {.name = "sectors",
         .label = "Sectors",
         .type = FIELD_TAGS,
         .example = "bags, apparel",
         .synonyms =
             "sector|product type|product types|product category|product categories|"
             "category|categories|industry|products|main products|产品类别|产品|主营产品|行业|"
             "ngành|sản phẩm|ngành hàng|branche|produkte|produktkategorie|warengruppe|"
             "categoría|productos|secteur|catégorie|produits|setor|categoria|produtos|"
             "sektör|ürün|ürünler|ürün grubu",
         .found = FOUND_MARKS},
    [SUPPLIER_CURRENCY] =
        {.name = "currency",
         .label = "Currency",
         .type = FIELD_CURRENCY,
         .example = "USD",
         .synonyms = "currency code|quote currency|币种|货币|tiền tệ|loại tiền|währung|moneda|"
                     "devise|moeda|para birimi"},
    [SUPPLIER_INCOTERM] =
        {.name = "incoterm",
         .label = "Incoterm",
         .type = FIELD_CHOICE,
         .example = "FOB",
         CHOICES(incoterms),
         .synonyms = "incoterms|delivery terms|trade terms|terms of delivery|贸易术语|贸易条款|"
                     "điều kiện giao hàng|lieferbedingung|lieferbedingungen|"
                     "condiciones de entrega|conditions de livraison|condições de entrega|"
                     "teslim şekli"},
    [SUPPLIER_PAYMENT_TERMS] =
        {.name = "payment_terms",
         .label = "Payment terms",
         .type = FIELD_TEXT,
         .example = "30 % deposit, 70 % before shipment",
         .synonyms = "payment|terms of payment|payment conditions|付款方式|付款条件|"
                     "điều khoản thanh toán|zahlungsbedingungen|zahlungsbedingung|"
                     "condiciones de pago|conditions de paiement|condições de pagamento|"
                     "ödeme koşulları"},
    [SUPPLIER_REST_DAY] = {.name = "rest_day",
                           .label = "Rest day",
                           .type = FIELD_CHOICE,
                           .example = "sun",
                           CHOICES(weekdays),
                           .synonyms =
                               "weekly rest day|day off|weekly day off|休息日|ngày nghỉ|ruhetag"},
    [SUPPLIER_MOQ] =
        {.name = "moq",
         .label = "MOQ",
         .type = FIELD_INT,
         .unit = "pcs",
         .example = "300",
         .synonyms = "minimum order|min order|min order qty|minimum order qty|"
                     "minimum order quantity|min order quantity|minimum quantity|min qty|moq pcs|"
                     "moq (pcs)|最小起订量|起订量|最低起订量|số lượng tối thiểu|"
                     "số lượng đặt hàng tối thiểu|mindestbestellmenge|mindestmenge|pedido mínimo|"
                     "cantidad mínima|cantidad mínima de pedido|quantité minimum|"
                     "quantité minimale|quantité minimale de commande|minimum de commande|"
                     "quantidade mínima|pedido mínimo de compra|minimum sipariş|"
                     "minimum sipariş miktarı|asgari sipariş miktarı"},
    [SUPPLIER_MOQ_BASIS] = {.name = "moq_basis",
                            .label = "MOQ basis",
                            .type = FIELD_CHOICE,
                            .example = "stated",
                            CHOICES(bases)},
    [SUPPLIER_LEAD_DAYS] =
        {.name = "lead_days",
         .label = "Lead time",
         .type = FIELD_INT,
         .unit = "d",
         .example = "38",
         .min = 0,
         .max = 3650,
         .synonyms =
             "lead|leadtime|lead time days|lead time (days)|lead time in days|"
             "delivery days|delivery time|delivery time days|production time|"
             "production lead time|lt days|交期|交货期|交货时间|生产周期|thời gian giao hàng|"
             "thời gian sản xuất|lieferzeit|lieferzeit tage|plazo de entrega|"
             "tiempo de entrega|délai|délai de livraison|prazo de entrega|teslim süresi|"
             "teslimat süresi|termin süresi"},
    [SUPPLIER_LEAD_BASIS] = {.name = "lead_basis",
                             .label = "Lead time basis",
                             .type = FIELD_CHOICE,
                             .example = "stated",
                             CHOICES(bases)},
    [SUPPLIER_CADENCE] = {.name = "cadence_days",
                          .label = "Review every",
                          .type = FIELD_INT,
                          .unit = "d",
                          .example = "30",
                          .min = 1,
                          .max = 3650,
                          .synonyms = "review cadence|cadence|review interval|review cycle"},
    [SUPPLIER_NEXT_REVIEW] = {.name = "next_review",
                              .label = "Next review",
                              .type = FIELD_DATE,
                              .example = "2026-12-24 or +30d",
                              .synonyms = "next review on|next review date|review date|review due"},
    [SUPPLIER_LAST_REVIEW] = {.name = "last_review",
                              .label = "Last review",
                              .type = FIELD_DATE,
                              .flags = FIELD_HIDDEN,
                              .example = "2026-10-21"},
    [SUPPLIER_REVIEWED_BY] = {.name = "reviewed_by",
                              .label = "Reviewed by",
                              .type = FIELD_TEXT,
                              .flags = FIELD_HIDDEN,
                              .example = "lina"},
    [SUPPLIER_STATUS_REASON] = {.name = "status_reason",
                                .label = "Status reason",
                                .type = FIELD_TEXT,
                                .example = "approved by the buyer, audit booked"},
    [SUPPLIER_OWNER] = {.name = "owner",
                        .label = "Looked after by",
                        .type = FIELD_TEXT,
                        .example = "lina",
                        .synonyms =
                            "merchandiser|buyer|responsible|agent in charge|account owner|负责人|"
                            "người phụ trách|verantwortlich|responsable|responsável|sorumlu",
                        .known = KNOWN_AGENTS,
                        .found = FOUND_WORDS},
    [SUPPLIER_EXTERNAL_ID] =
        {.name = "external_id",
         .label = "External id",
         .type = FIELD_TEXT,
         .example = "CN2019098BE2HT7",
         .synonyms = "id|oar id|os id|oar_id|os_id|supplier id|supplier code|supplier no|"
                     "supplier number|vendor id|vendor code|vendor no|vendor number|factory id|"
                     "factory code|factory no|facility id|facility code|reference|ref|"
                     "供应商编号|供应商代码|编号|mã nhà cung cấp|lieferantennummer|lieferanten-nr|"
                     "código de proveedor|código proveedor|code fournisseur|"
                     "código do fornecedor|tedarikçi kodu",
         .found = FOUND_WORDS},
    [SUPPLIER_SOURCE] =
        {.name = "source",
         .label = "Source",
         .type = FIELD_TEXT,
         .example = "Canton Fair 2026",
         .synonyms = "found at|found through|data source|list|contributor|来源|nguồn|quelle|"
                     "fuente|origem|kaynak",
         .found = FOUND_WORDS},
    [SUPPLIER_NOTE] = {.name = "note",
                       .label = "Note",
                       .type = FIELD_LONG,
                       .synonyms =
                           "notes|remark|remarks|comment|comments|memo|备注|说明|ghi chú|bemerkung|"
                           "bemerkungen|notiz|notas|observaciones|remarque|remarques|commentaire|"
                           "observações|açıklama|notlar",
                       .found = FOUND_WORDS},
    [SUPPLIER_NAME_KEY] = {.name = "name_key",
                           .label = "Name key",
                           .type = FIELD_TEXT,
                           .flags = FIELD_REQUIRED | FIELD_DERIVED | FIELD_HIDDEN,
                           .max_length = 4000,
                           .derive = text_name_key,
                           .derived_from = SUPPLIER_NAME},
};

const struct entity supplier_entity = {
    .table = "supplier",
    .label = "supplier",
    .plural = "suppliers",
    .fields = supplier_fields,
    .n_fields = SUPPLIER_N,
    .title = SUPPLIER_NAME,
    .parent = -1,
};

const struct entity *const supplier_entities[] = {
    &supplier_entity,
    &site_entity,
    &contact_entity,
    &legal_entity,
    &claim_entity,
    &certificate_entity,
    &sample_entity,
    &interaction_entity,
    &tag_entity,
    &vetting_entity,
    &audit_entity,
    &finding_entity,
    &offer_entity,
    &closure_entity,
    &attachment_entity,
    &decision_entity,
    NULL,
};
