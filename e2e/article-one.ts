import type { Row } from "./rows.ts";

/**
 * Article 1 of the Universal Declaration of Human Rights, a text that exists in every script: what a method makes pairs
 * of, where the letters are what is tested. `face` is how lib/fonts.ts calls the face, `font` how the browser does.
 */
export type Article = { language: string; face: string; font: string; rightToLeft?: true; text: string };

export const articles: readonly Article[] = [
  {
    language: "ar",
    face: "Arab",
    font: "Noto Naskh Arabic",
    rightToLeft: true,
    text: "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميرًا وعليهم أن يعامل بعضهم بعضًا بروح الإخاء.",
  },
  {
    language: "fa",
    face: "Arab",
    font: "Noto Naskh Arabic",
    rightToLeft: true,
    text: "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند. همه دارای عقل و وجدان می‌باشند و باید نسبت به یکدیگر با روح برادری رفتار کنند.",
  },
  {
    language: "ur",
    face: "Aran",
    font: "Noto Nastaliq Urdu",
    rightToLeft: true,
    text: "تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں۔ انہیں ضمیر اور عقل ودیعت ہوئی ہے۔ اس لئے انہیں ایک دوسرے کے ساتھ بھائی چارے کا سلوک کرنا چاہئے۔",
  },
  {
    language: "he",
    face: "Hebr",
    font: "Noto Serif Hebrew",
    rightToLeft: true,
    text: "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון, לפיכך חובה עליהם לנהוג איש ברעהו ברוח של אחווה.",
  },
  {
    language: "dv",
    face: "Thaa",
    font: "Noto Sans Thaana",
    rightToLeft: true,
    text: "ހުރިހާ އިންސާނުން ވެސް އުފަންވަނީ، ދަރަޖަ އާއި ޙައްޤުތަކުގައި މިނިވަންކަމާއި ހަމަހަމަކަން ލިބިގެންވާ ބައެއްގެ ގޮތުގައެވެ.",
  },
  {
    language: "hi",
    face: "Deva",
    font: "Noto Serif Devanagari",
    text: "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है। उन्हें बुद्धि और अन्तरात्मा की देन प्राप्त है और परस्पर उन्हें भाईचारे के भाव से बर्ताव करना चाहिए।",
  },
  {
    language: "bn",
    face: "Beng",
    font: "Noto Serif Bengali",
    text: "সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে। তাঁদের বিবেক এবং বুদ্ধি আছে; সুতরাং সকলেরই একে অপরের প্রতি ভ্রাতৃত্বসুলভ মনোভাব নিয়ে আচরণ করা উচিত।",
  },
  {
    language: "pa",
    face: "Guru",
    font: "Noto Serif Gurmukhi",
    text: "ਸਾਰਾ ਮਨੁੱਖੀ ਪਰਿਵਾਰ ਆਪਣੀ ਮਹਿਮਾ, ਸ਼ਾਨ ਅਤੇ ਹੱਕਾਂ ਦੇ ਪੱਖੋਂ ਜਨਮ ਤੋਂ ਹੀ ਆਜ਼ਾਦ ਹੈ ਅਤੇ ਸੁਤੇ ਸਿੱਧ ਸਾਰੇ ਲੋਕ ਬਰਾਬਰ ਹਨ।",
  },
  {
    language: "gu",
    face: "Gujr",
    font: "Noto Serif Gujarati",
    text: "પ્રતિષ્ઠા અને અધિકારોની દૃષ્ટિએ સર્વ માનવો જન્મથી સ્વતંત્ર અને સમાન હોય છે. તેમનામાં વિચારશક્તિ અને અંતઃકરણ હોય છે અને તેમણે પરસ્પર બંધુત્વની ભાવનાથી વર્તવું જોઇએ.",
  },
  {
    language: "or",
    face: "Orya",
    font: "Noto Serif Oriya",
    text: "ସବୁ ମନୁଷ୍ୟ ଜନ୍ମକାଳରୁ ସ୍ୱାଧୀନ ଏବଂ ମର୍ଯ୍ୟାଦା ଓ ଅଧିକାରରେ ସମାନ। ସେମାନଙ୍କର ବୁଦ୍ଧି ଓ ବିବେକ ଅଛି।",
  },
  {
    language: "ta",
    face: "Taml",
    font: "Noto Serif Tamil",
    text: "மனிதப் பிறவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்; அவர்கள் மதிப்பிலும், உரிமைகளிலும் சமமானவர்கள், அவர்கள் நியாயத்தையும் மனச்சாட்சியையும் இயற்பண்பாகப் பெற்றவர்கள். அவர்கள் ஒருவருடனொருவர் சகோதர உணர்வுப் பாங்கில் நடந்துகொள்ளல் வேண்டும்.",
  },
  {
    language: "te",
    face: "Telu",
    font: "Noto Serif Telugu",
    text: "ప్రతిపత్తిస్వత్వముల విషయమున మానవులెల్లరును జన్మతః స్వతంత్రులును సమానులును నగుదురు. వారు వివేచన-అంతఃకరణ సంపన్నులగుటచే పరస్పరము భ్రాతృభావముతో వర్తింపవలయును.",
  },
  {
    language: "kn",
    face: "Knda",
    font: "Noto Serif Kannada",
    text: "ಎಲ್ಲಾ ಮಾನವರೂ ಸ್ವತಂತ್ರರಾಗಿಯೇ ಜನಿಸಿದ್ದಾರೆ. ಹಾಗೂ ಘನತೆ ಮತ್ತು ಹಕ್ಕುಗಳಲ್ಲಿ ಸಮಾನರಾಗಿದ್ದಾರೆ. ವಿವೇಕ ಮತ್ತು ಅಂತಃಕರಣಗಳನ್ನು ಪಡೆದವರಾದ್ದರಿಂದ ಅವರು ಪರಸ್ಪರ ಸಹೋದರ ಭಾವದಿಂದ ವರ್ತಿಸಬೇಕು.",
  },
  {
    language: "ml",
    face: "Mlym",
    font: "Noto Serif Malayalam",
    text: "മനുഷ്യരെല്ലാവരും തുല്യാവകാശങ്ങളോടും അന്തസ്സോടും സ്വാതന്ത്ര്യത്തോടുംകൂടി ജനിച്ചവരാണ്. അന്യോന്യം ഭ്രാതൃഭാവത്തോടെ പെരുമാറുവാനാണ് മനുഷ്യന് വിവേകബുദ്ധിയും മനസ്സാക്ഷിയും സിദ്ധമായിരിക്കുന്നത്.",
  },
  {
    language: "si",
    face: "Sinh",
    font: "Noto Serif Sinhala",
    text: "සියලු මනුෂ්‍යයෝ නිදහස්ව උපත ලබා ඇත. ගරුත්වයෙන් හා අයිතිවාසිකම්වලින් සමාන වෙති. යුක්ති අයුක්ති පිළිබඳ හැඟීමෙන් හා හෘදය සාක්ෂියෙන් යුත් ඔවුන්, ඔවුනොවුන්ට සැලකිය යුත්තේ සහෝදරත්වය පිළිබඳ හැඟීමෙනි.",
  },
  {
    language: "sat",
    face: "Olck",
    font: "Noto Sans Ol Chiki",
    text: "ᱡᱚᱛᱚ ᱢᱟᱱᱩᱭ ᱟᱡᱟᱫ ᱨᱮ ᱠᱚ ᱡᱟᱱᱟᱢ ᱟᱠᱟᱱᱟ ᱟᱨ ᱢᱟᱱ ᱟᱨ ᱟᱹᱭᱫᱟᱹᱨ ᱨᱮ ᱠᱚ ᱥᱚᱢᱟᱱ ᱜᱮᱭᱟ",
  },
  {
    language: "th",
    face: "Thai",
    font: "Noto Sans Thai Looped",
    text: "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ ต่างมีเหตุผลและมโนธรรม และควรปฏิบัติต่อกันด้วยเจตนารมณ์แห่งภราดรภาพ",
  },
  {
    language: "lo",
    face: "Laoo",
    font: "Noto Serif Lao",
    text: "ມະນຸດທຸກຄົນເກີດມາມີກຽດສັກສີ, ສິດທິ, ເສລີພາບ ແລະ ຄວາມສະເໝີພາບເທົ່າທຽມກັນ. ທຸກໆຄົນມີເຫດຜົນ ແລະ ຄວາມຄິດຄວາມເຫັນສ່ວນຕົວຂອງໃຜຂອງມັນ, ແຕ່ວ່າມະນຸດທຸກໆຄົນຕ້ອງປະພຶດຕໍ່ກັນໃນທາງທີ່ເປັນມິດໄມຕີຈິດຕໍ່ກັນ.",
  },
  {
    language: "km",
    face: "Khmr",
    font: "Noto Serif Khmer",
    text: "មនុស្សទាំងអស់ កើតមកមានសេរីភាព និងសមភាព ក្នុងផ្នែកសេចក្ដីថ្លៃថ្នូរនិងសិទ្ធិ។ មនុស្ស មានវិចារណញ្ញាណនិងសតិសម្បជញ្ញៈជាប់ពីកំណើត ហើយគប្បីប្រព្រឹត្ដចំពោះគ្នាទៅវិញទៅមក ក្នុងស្មារតីភាតរភាពជាបងប្អូន។",
  },
  {
    language: "my",
    face: "Mymr",
    font: "Noto Sans Myanmar",
    text: "လူတိုင်းသည် တူညီ လွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် လည်းကောင်း၊ တူညီလွတ်လပ်သော အခွင့်အရေးများဖြင့် လည်းကောင်း၊ မွေးဖွားလာသူများ ဖြစ်သည်။ ထိုသူတို့၌ ပိုင်းခြား ဝေဖန်တတ်သော ဉာဏ်နှင့် ကျင့်ဝတ် သိတတ်သော စိတ်တို့ရှိကြ၍ ထိုသူတို့သည် အချင်းချင်း မေတ္တာထား၍ ဆက်ဆံကျင့်သုံးသင့်၏။",
  },
  {
    language: "bo",
    face: "Tibt",
    font: "Noto Serif Tibetan",
    text: "འགྲོ་བ་མིའི་རིགས་རྒྱུད་ཡོངས་ལ་སྐྱེས་ཙམ་ཉིད་ནས་ཆེ་མཐོངས་དང༌། ཐོབ་ཐངགི་རང་དབང་འདྲ་མཉམ་དུ་ཡོད་ལ།",
  },
  {
    language: "am",
    face: "Ethi",
    font: "Noto Serif Ethiopic",
    text: "የሰው ልጅ ሁሉ ሲወለድ ነጻና በክብርና በመብትም እኩልነት ያለው ነው። የተፈጥሮ ማስተዋልና ሕሊና ስላለው አንዱ ሌላውን በወንድማማችነት መንፈስ መመልከት ይገባዋል።",
  },
  {
    language: "zgh",
    face: "Tfng",
    font: "Noto Sans Tifinagh",
    text: "ⵉⵎⴷⴰⵏⵏ, ⴰⴽⴽⵯ ⵎⴰ ⴳⴰⵏ ⴰⵔ ⵜⵜⵍⴰⵍⴰⵏ ⵏⵜⵜⵏⵉ ⵖⵓⵔⵙⵏ ⵍⵃⵇⵇ",
  },
  {
    language: "ka",
    face: "Geor",
    font: "Noto Serif Georgian",
    text: "ყველა ადამიანი იბადება თავისუფალი და თანასწორი თავისი ღირსებითა და უფლებებით. მათ მინიჭებული აქვთ გონება და სინდისი და ერთმანეთის მიმართ უნდა იქცეოდნენ ძმობის სულისკვეთებით.",
  },
  {
    language: "hy",
    face: "Armn",
    font: "Noto Serif Armenian",
    text: "Բոլոր մարդիկ ծնվում են ազատ ու հավասար իրենց արժանապատվությամբ ու իրավունքներով։ Նրանք ունեն բանականություն ու խիղճ և միմյանց պետք է եղբայրաբար վերաբերվեն։",
  },
  {
    language: "zh-Hans",
    face: "Hans",
    font: "Noto Sans SC",
    text: "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。直骨与角",
  },
  {
    language: "zh-Hant",
    face: "Hant",
    font: "Noto Sans TC",
    text: "人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心，並應以兄弟關係的精神相對待。直骨與角",
  },
  {
    language: "ja",
    face: "Jpan",
    font: "Noto Sans JP",
    text: "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。人間は、理性と良心とを授けられており、互いに同胞の精神をもって行動しなければならない。直骨与角",
  },
  {
    language: "ko",
    face: "Kore",
    font: "Noto Sans KR",
    text: "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 천부적으로 이성과 양심을 부여받았으며 서로 형제애의 정신으로 행동하여야 한다. 直骨角",
  },
  {
    language: "sw",
    face: "Latn",
    font: "Noto Serif",
    text: "Watu wote wamezaliwa huru, hadhi na haki zao ni sawa. Wote wamejaliwa akili na dhamiri, hivyo yapasa watendeane kindugu.",
  },
  {
    language: "vi",
    face: "Latn",
    font: "Noto Serif",
    text: "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền. Mọi con người đều được tạo hoá ban cho lý trí và lương tâm và cần phải đối xử với nhau trong tình bằng hữu.",
  },
  {
    language: "el",
    face: "Grek",
    font: "Noto Serif",
    text: "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι προικισμένοι με λογική και συνείδηση, και οφείλουν να συμπεριφέρονται μεταξύ τους με πνεύμα αδελφοσύνης.",
  },
  {
    language: "ru",
    face: "Cyrl",
    font: "Noto Serif",
    text: "Все люди рождаются свободными и равными в своём достоинстве и правах. Они наделены разумом и совестью и должны поступать в отношении друг друга в духе братства.",
  },
];

const english =
  "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.";

/** For each prompt three samples in English and in each of the languages, of which a method makes one pair each. */
export function articleRows(languages: readonly string[], prompts = 1): Row[] {
  const texts = [{ language: "en", text: english }, ...articles];
  const wanted = texts.filter(({ language }) => language === "en" || languages.includes(language));
  return Array.from({ length: prompts }, (_, n) =>
    wanted.flatMap(({ language, text }) =>
      [0, 0.3, 0.9].map((angle, sample) => ({
        prompt_id: `article-${n + 1}`,
        language,
        prompt: `${text.split(/(?<=[.。।።။၊۔]) ?/u)[0]} ${n + 1}`,
        response_id: `sample-${sample + 1}`,
        response: Array.from({ length: 5 - sample }, () => text).join(" "),
        task: "general" as const,
        embedding: [Math.cos(angle), Math.sin(angle), 0.1],
      })),
    ),
  ).flat();
}
