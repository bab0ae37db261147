#include "styles.h"

#define WORDS(...)                                                                                 \
    {                                                                                              \
        (const char *const[]) {                                                                    \
            __VA_ARGS__, NULL                                                                      \
        }                                                                                          \
    }

const struct script chinese = {
    .names = WORDS("%C%P%p%T%F", "%C市%P%p%T%F", "%C%P%p%p%T%F", "%C市%P%p%p%T%F", "%P%p%p%T(%C)%F",
                   "%C%P%p%p%T%F"),
    .addresses = WORDS("%C%P%p路%N号", "%C市%P%p工业区第%N栋", "%C%P%p镇%P%p大道%N号"),
    .city = WORDS("深圳", "东莞", "广州", "佛山", "中山", "惠州", "宁波", "温州", "义乌", "杭州",
                  "苏州", "无锡", "上海", "青岛", "厦门", "泉州", "福州", "白沟", "天津", "成都"),
    .proper = WORDS("华", "鑫", "永", "恒", "金", "瑞", "宏", "达", "盛", "泰", "兴", "隆", "诚",
                    "信", "锦", "源", "伟", "业", "丰", "科", "创", "联", "合", "顺", "德", "凯",
                    "铭", "骏", "美", "嘉", "利", "远", "航", "东", "方", "安", "康", "富", "祥",
                    "和", "天", "明", "新", "星", "海", "龙", "飞", "鸿", "雅", "欧"),
    .trade = WORDS("箱包", "皮具", "手袋", "服装", "纺织", "针织", "印染", "织带", "拉链", "五金",
                   "精密五金", "塑胶制品", "硅胶制品", "电子科技", "模具", "包装材料", "户外用品",
                   "运动用品", "家居用品", "玩具", "鞋业", "辅料", "印刷", "复合材料", "帆布",
                   "尼龙布", "不锈钢制品", "灯饰", "陶瓷", "文具"),
    .form = WORDS("有限公司", "股份有限公司", "厂", "集团有限公司", "实业有限公司", "贸易有限公司"),
};

const struct script chinese_latin = {
    .names = WORDS("%C %P%p %T %F", "%C City %P%p %T %F", "%C %P%p%p %T %F", "%C City %P%p%p %T %F",
                   "%P%p%p %T (%C) %F", "%C %P%p%p %T %F"),
    .addresses = WORDS("%C, %P%p Road %N", "%C, %P%p Industrial Zone, Building %N",
                       "%C, %P%p Town, %P%p Avenue %N"),
    .city = WORDS("Shenzhen", "Dongguan", "Guangzhou", "Foshan", "Zhongshan", "Huizhou", "Ningbo",
                  "Wenzhou", "Yiwu", "Hangzhou", "Suzhou", "Wuxi", "Shanghai", "Qingdao", "Xiamen",
                  "Quanzhou", "Fuzhou", "Baigou", "Tianjin", "Chengdu"),
    .proper = WORDS("Hua", "Xin", "Yong", "Heng", "Jin", "Rui", "Hong", "Da", "Sheng", "Tai",
                    "Xing", "Long", "Cheng", "Xin", "Jin", "Yuan", "Wei", "Ye", "Feng", "Ke",
                    "Chuang", "Lian", "He", "Shun", "De", "Kai", "Ming", "Jun", "Mei", "Jia", "Li",
                    "Yuan", "Hang", "Dong", "Fang", "An", "Kang", "Fu", "Xiang", "He", "Tian",
                    "Ming", "Xin", "Xing", "Hai", "Long", "Fei", "Hong", "Ya", "Ou"),
    .trade =
        WORDS("Luggage", "Leather Goods", "Handbags", "Garments", "Textiles", "Knitting", "Dyeing",
              "Webbing", "Zippers", "Hardware", "Precision Hardware", "Plastic Products",
              "Silicone Products", "Electronics", "Moulds", "Packaging Materials",
              "Outdoor Products", "Sporting Goods", "Home Products", "Toys", "Footwear",
              "Trimmings", "Printing", "Composites", "Canvas", "Nylon Fabrics",
              "Stainless Steel Products", "Lighting", "Ceramics", "Stationery"),
    .form = WORDS("Co., Ltd.", "Joint Stock Co., Ltd.", "Factory", "Group Co., Ltd.",
                  "Industrial Co., Ltd.", "Trading Co., Ltd."),
};

const struct script japanese = {
    .names = WORDS("%F %C%P%P%T", "%C%P%P%T%F", "%P%P%T%T%F", "%P%P%T%T %F"),
    .addresses = WORDS("%C市%P町%N", "%C%P区%N番地"),
    .city = WORDS("東京", "大阪", "名古屋", "京都", "神戸", "浜松", "岡山", "広島", "福岡", "仙台",
                  "新潟", "金沢", "静岡", "岐阜", "姫路", "富山"),
    .proper = WORDS("山田", "鈴木", "高橋", "田中", "渡辺", "伊藤", "小林", "加藤", "吉田", "松本",
                    "井上", "木村", "清水", "山口", "中島", "三和", "東洋", "日進", "共栄", "大和",
                    "富士", "丸紅", "昭和", "平和", "日本", "光陽", "旭", "朝日", "八千代", "松竹",
                    "桜", "青葉", "若葉", "三星", "北星", "南海", "北村", "西川", "石井", "藤原",
                    "岡田", "森本", "長谷川", "近江", "中央", "東邦", "双葉", "武蔵"),
    .trade =
        WORDS("精機", "製作所", "鋳造", "縫製", "織物", "染色", "皮革", "鞄", "金属", "樹脂",
              "電線", "金型", "紡績", "商事", "産業", "紙器", "印刷", "化成", "帆布", "革工房"),
    .form = WORDS("株式会社", "有限会社", "合同会社"),
};

const struct script japanese_latin = {
    .names = WORDS("%C %P%p %T %F", "%C %P%p %T %F", "%P%p %T %T %F", "%P%p %T %T %F"),
    .addresses = WORDS("%C, %P-cho %N", "%C, %P-ku %N"),
    .city =
        WORDS("Tokyo", "Osaka", "Nagoya", "Kyoto", "Kobe", "Hamamatsu", "Okayama", "Hiroshima",
              "Fukuoka", "Sendai", "Niigata", "Kanazawa", "Shizuoka", "Gifu", "Himeji", "Toyama"),
    .proper =
        WORDS("Yamada", "Suzuki", "Takahashi", "Tanaka", "Watanabe", "Ito", "Kobayashi", "Kato",
              "Yoshida", "Matsumoto", "Inoue", "Kimura", "Shimizu", "Yamaguchi", "Nakajima",
              "Sanwa", "Toyo", "Nisshin", "Kyoei", "Daiwa", "Fuji", "Marubeni", "Showa", "Heiwa",
              "Nihon", "Koyo", "Asahi", "Asahi", "Yachiyo", "Shochiku", "Sakura", "Aoba", "Wakaba",
              "Mitsuboshi", "Hokusei", "Nankai", "Kitamura", "Nishikawa", "Ishii", "Fujiwara",
              "Okada", "Morimoto", "Hasegawa", "Omi", "Chuo", "Toho", "Futaba", "Musashi"),
    .trade = WORDS("Seiki", "Seisakusho", "Chuzo", "Hosei", "Orimono", "Senshoku", "Hikaku",
                   "Kaban", "Kinzoku", "Jushi", "Densen", "Kanagata", "Boseki", "Shoji", "Sangyo",
                   "Shiki", "Insatsu", "Kasei", "Hanpu", "Kawakobo"),
    .form = WORDS("K.K.", "Y.K.", "G.K."),
};

const struct script korean = {
    .names = WORDS("(주)%P%P%P%T%T", "%P%P%P%T%T %F", "%F %P%P%P%T%T", "%C%P%P%P%T %F"),
    .addresses = WORDS("%C시 %P%P로 %N", "%C시 %P%P구 %P%P동 %N"),
    .city = WORDS("서울", "부산", "인천", "대구", "대전", "광주", "울산", "수원", "안산", "김해",
                  "창원", "구미"),
    .proper = WORDS("한", "성", "대", "영", "동", "아", "삼", "진", "우", "세", "종", "광", "명",
                    "태", "평", "신", "원", "현", "경", "남", "해", "정", "화", "승", "유", "금",
                    "백", "청", "송", "미", "보", "창"),
    .trade = WORDS("정밀", "금속", "산업", "전자", "플라스틱", "섬유", "봉제", "피혁", "가방",
                   "무역", "방직", "염색", "기계", "화학", "포장", "아웃도어"),
    .form = WORDS("주식회사", "유한회사"),
};

const struct script korean_latin = {
    .names = WORDS("%P%p%p %T %T %F", "%P%p%p %T & %T %F", "%P%p%p %T %T %F", "%C %P%p%p %T %F"),
    .addresses = WORDS("%C-si, %P%p-ro %N", "%C-si, %P%p-gu, %P%p-dong %N"),
    .city = WORDS("Seoul", "Busan", "Incheon", "Daegu", "Daejeon", "Gwangju", "Ulsan", "Suwon",
                  "Ansan", "Gimhae", "Changwon", "Gumi"),
    .proper =
        WORDS("Han", "Seong", "Dae", "Yeong", "Dong", "A", "Sam", "Jin", "U", "Se", "Jong", "Gwang",
              "Myeong", "Tae", "Pyeong", "Sin", "Won", "Hyeon", "Gyeong", "Nam", "Hae", "Jeong",
              "Hwa", "Seung", "Yu", "Geum", "Baek", "Cheong", "Song", "Mi", "Bo", "Chang"),
    .trade = WORDS("Precision", "Metal", "Industries", "Electronics", "Plastics", "Textile",
                   "Sewing", "Leather", "Bags", "Trading", "Spinning", "Dyeing", "Machinery",
                   "Chemicals", "Packaging", "Outdoor"),
    .form = WORDS("Co., Ltd.", "Ltd."),
};

const struct script vietnamese = {
    .names = WORDS("%F %T %P %P %C", "%F %T %P %P %P", "%F %P %P %T %C", "%F Sản Xuất %T %P %P %C",
                   "%F %P %P %P %T"),
    .addresses = WORDS("%N Đường %P %P, %C", "Lô %N, Khu công nghiệp %P %P, %C"),
    .city =
        WORDS("Hà Nội", "Hồ Chí Minh", "Đà Nẵng", "Hải Phòng", "Biên Hòa", "Bình Dương", "Long An",
              "Cần Thơ", "Nam Định", "Hưng Yên", "Bắc Ninh", "Thái Bình", "Huế", "Vũng Tàu"),
    .proper = WORDS("Thành", "Công", "Phú", "Thịnh", "Hòa", "Bình", "Minh", "Đức", "Tân", "Á",
                    "Đại", "Phát", "An", "Khánh", "Hưng", "Long", "Việt", "Nam", "Hoàng", "Gia",
                    "Kim", "Ngọc", "Thiên", "Quang", "Anh", "Trường", "Sơn", "Hải", "Đông", "Tây",
                    "Bảo", "Châu", "Lộc", "Mỹ", "Nhật", "Phương", "Quốc", "Tiến", "Vinh", "Xuân"),
    .trade = WORDS("May Mặc", "Túi Xách", "Ba Lô", "Dệt", "Nhuộm", "Giày Da", "Cơ Khí", "Nhựa",
                   "Bao Bì", "Gỗ", "Thép", "Điện Tử", "Phụ Liệu", "Da Thuộc", "In Ấn", "Vải Bạt",
                   "Khóa Kéo", "Thêu", "Len Sợi", "Thủ Công Mỹ Nghệ"),
    .form = WORDS("Công ty TNHH", "Công ty Cổ phần", "Công ty TNHH MTV", "Công ty TNHH TM DV",
                  "Doanh nghiệp tư nhân", "Xí nghiệp"),
};
