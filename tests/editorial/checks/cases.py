"""Small texts with one flaw each, and texts that look like one and are right. Drawn from the old site and beyond.

A case: what it shows, the code that must be found, Russian, English, the field. An empty text is left out.
In a sound case nothing at all may be found.
"""

from typing import NamedTuple

from editorial.checks import Term

TERMS = (
    Term("Олег Кононенко", "Oleg Kononenko"),
    Term("Алексей Овчинин", "Aleksey Ovchinin", (), ("Ovchinin Alexey", "Alexei Ovchinin")),
    Term("Давид Сен-Жак", "David Saint-Jacques", ("Сен Жак", "Сент-Жак"), ("Saint-Jaques",)),
    Term("Энн Макклейн", "Anne McClain", ("Анна Макклейн", "Маклейн"), ("Ann McClain",)),
    Term("Лука Пармитано", "Luca Parmitano", (), ("Luka Parmitano",)),
    Term("Тома Песке", "Thomas Pesquet", (), ("Tomas Pesquet",)),
    Term("Иван Вагнер", "Ivan Vagner", (), ("Ivan Wagner",)),
    Term("Сергей Прокопьев", "Sergey Prokopyev", (), ("Sergei Prokopyev",)),
    Term("Антон Шкаплеров", "Anton Shkaplerov"),
    Term("Сергей Рязанский", "Sergey Ryazansky"),
    Term("Ник Хейг", "Nick Hague"),
    Term("Павел Виноградов", "Pavel Vinogradov"),
    Term("Союз МС-10", "Soyuz MS-10"),
    Term("Союз МС-11", "Soyuz MS-11"),
    Term("Союз МС-12", "Soyuz MS-12"),
    Term("Прогресс МС-10", "Progress MS-10"),
    Term("Союз-ФГ", "Soyuz-FG"),
    Term("«Поиск»", "Poisk"),
    Term("«Рассвет»", "Rassvet"),
    Term("Байконур", "Baikonur", (), ("Baykonur",)),
    Term("Урок из космоса", "Space Lesson"),
    Term("Звёздный городок", "Star City", ("Звездный город",), ("Starry Town",)),
)


class Case(NamedTuple):
    name: str
    code: str
    ru: str
    en: str
    field: str = "lead"


def _case(code: str, ru: str, en: str = "", field: str = "") -> Case:
    return Case(f"{code}: {en or ru}"[:90], code, ru, en, field or ("body" if ru.startswith("<") else "lead"))


FLAWED = (
    # Names
    _case("name_wrong", "Давид Сен-Жак на борту.", "David Saint-Jaques is aboard."),
    _case("name_wrong", "Энн Макклейн на борту.", "Ann McClain is aboard."),
    _case("name_wrong", "Летит Алексей Овчинин.", "The flyer is Ovchinin Alexey."),
    _case("name_wrong", "Лука Пармитано вышел.", "Luka Parmitano went out."),
    _case("name_wrong", "Тома Песке командует.", "Tomas Pesquet commands."),
    _case("name_wrong", "Иван Вагнер прилетел.", "Ivan Wagner has arrived."),
    _case("name_wrong", "Сергей Прокопьев вернулся.", "Sergei Prokopyev is back."),
    _case("name_wrong", "Пуск с Байконура.", "A launch from Baykonur."),
    _case("name_wrong", "На борту Давид Сент-Жак.", "David Saint-Jacques is aboard."),
    _case("name_wrong", "Вместе с Анной Макклейн.", "Together with Anne McClain."),
    _case("name_misspelt", "Летит Алексей Овчинин.", "The flyer is Aleksey Ovchinnin."),
    _case("name_misspelt", "Летит Алексей Овчинин.", "The flyer is Alexey Ovchinin."),
    _case("name_misspelt", "Командир Олег Кононенко.", "The commander is Oleg Kononeko."),
    _case("name_misspelt", "Командир Антон Шкаплеров.", "The commander is Anton Shkaplierov."),
    _case("name_misspelt", "Сергей Рязанский дома.", "Sergei Ryazansky is home."),
    _case("name_misspelt", "Экипаж Давида Сен-Жака.", "The crew of David Saint Jacques."),
    _case("name_misspelt", "Ник Хейг летит снова.", "Nik Hague flies again."),
    _case("name_misspelt", "Командир Олег Конаненко.", "The commander is Oleg Kononenko."),
    _case("name_missing", "Командир Олег Кононенко.", "The commander is aboard."),
    _case("name_missing", "Экипаж Овчинина и Сен-Жака.", "The crew of Ovchinin is ready."),
    _case("name_missing", "Пуск «Союза МС-11» прошёл штатно.", "The launch went as planned."),
    _case("name_missing", "Корабль «Союз МС-10» стартует.", "Progress MS-10 lifts off."),
    _case("name_missing", "Корабль у модуля «Поиск».", "The spacecraft is at the module."),
    _case("name_missing", "Прошёл «Урок из космоса».", "A lesson was held."),
    # Alphabets
    _case("mixed_alphabet", "Корабль готов.", "The SC Soyuz МS-10 is ready."),
    _case("mixed_alphabet", "Олег готов.", "Оleg is ready."),
    _case("mixed_alphabet", "Экипаж гoтов.", "The crew is ready."),
    _case("mixed_alphabet", "Корабль «Союз MС-11» готов.", "Soyuz MS-11 is ready."),
    _case("cyrillic", "Корабль готов.", "The SC Союз is ready."),
    _case("cyrillic", "Ракета «Союз-2.1а» готова.", "Soyuz-2.1а is ready."),
    _case("cyrillic", "<p>О проекте.</p>", "<p>About <b>Планета Королёва</b>.</p>"),
    _case("latin_twin", "Корабль «Союз MC-11» готов.", "Soyuz MS-11 is ready."),
    _case("latin_twin", "Экипаж прибыл c Земли.", "The crew came from the Earth."),
    _case("mojibake", "Проект «Ïëàíåòà Êîðîë¸âà».", "The project."),
    _case("mojibake", "Проект.", "The Ïëàíåòà project."),
    _case("mojibake", "РџР»Р°РЅРµС‚Р° стала видна.", "The planet came into view."),
    _case("mojibake", "Проект ????? открыт.", "The project is open."),
    # Figures
    _case("date", "Это было 9 февраля 2018 г.", "It was on February 8, 2018."),
    _case("date", "Это было 9 февраля 2018 г.", "It was on February 9, 2019."),
    _case("date", "Пуск 3 декабря.", "The launch is on November 3."),
    _case("date", "Пуск 11.10.2018.", "The launch is on 10 November 2018."),
    _case("time", "Пуск в 14:05 мск.", "The launch is at 14:05 UTC."),
    _case("time", "Пуск в 14:05 мск.", "The launch is at 11:06 UTC."),
    _case("time", "Стыковка в 20:33 мск.", "Docking is at 5:33 p.m. Moscow time."),
    _case("number", "Масса 1,5 т.", "The mass is 15 t."),
    _case("number", "Собрали 10 000 подписей.", "They gathered 1,000 signatures."),
    _case("number", "На борту 3 человека.", "There are four people aboard."),
    _case("number", "Идут 58-е сутки.", "It is the 57th day."),
    _case("number", "Экспедиция МКС-58.", "Expedition ISS-57."),
    _case("number", "Полёт корабля «Восток-2».", "The flight of Vostok."),
    _case("number", "Выделено 3,5 млн рублей.", "3.5 billion roubles were given."),
    # Structure
    _case("missing_paragraph", "<p>Первое слово.</p><p>Другое.</p>", "<p>A word to begin.</p>"),
    _case("missing_heading", "<h2>Итоги</h2><p>Всё готово.</p>", "<p>All is ready.</p>"),
    _case("missing_item", "<ul><li>Вода</li><li>Пища</li></ul>", "<ul><li>Water</li></ul>"),
    _case("missing_link", '<p>Это <a href="/ru/news/">новости</a>.</p>', "<p>These are news.</p>"),
    _case(
        "missing_row",
        "<table><tbody><tr><td>Вода</td></tr><tr><td>Пища</td></tr></tbody></table>",
        "<table><tbody><tr><td>Water</td></tr></tbody></table>",
    ),
    # Quotes
    _case("straight_quote", 'Проект "Планета" открыт.', "The project is open."),
    _case("straight_quote", "Проект открыт.", 'The "Planet" project is open.'),
    _case("unpaired", "Проект «Планета открыт.", "The project is open."),
    _case("unpaired", "Проект открыт.", "The Planet” project is open."),
    _case("unpaired", "Проект (новый открыт.", "The project is open."),
    _case("unpaired", "Проект открыт.", "The project is open)."),
    _case("foreign_quote", "Проект «Планета» открыт.", "The «Planet» project is open."),
    _case("apostrophe", "Лучшие инженеры страны.", "The countrys best engineers."),
    _case("apostrophe", "Он не полетит.", "It wont fly."),
    _case("apostrophe", "Он ещё не прибыл.", "It hasnt arrived yet."),
    _case("apostrophe", "Сегодняшний старт.", "This is todays launch."),
    # Spacing
    _case("glued", "Он покинул завод.", "It left the factory.It was late."),
    _case("glued", "Он покинул завод.Было поздно.", "It left the factory. It was late."),
    _case("glued", "<p>Он <b>ушёл.</b>Было поздно.</p>", "<p>It left. It was late.</p>"),
    _case("glued", "Москва,Королёв и Томск.", "Moscow, Korolev and Tomsk."),
    _case("double_space", "Он  ушёл.", "It left."),
    _case("space_before", "Он ушёл , и всё.", "It left, and that was all."),
)

SOUND = (
    # Names
    _case("names", "Полёт Кононенко продолжается.", "The flight of Kononenko goes on."),
    _case("names", "Экипаж Овчинина и Сен-Жака готов.", "The crew of Ovchinin and Saint-Jacques is ready."),
    _case("names", "Овчининым довольны.", "They are pleased with Ovchinin."),
    _case("names", "Экипаж «Союза МС-11» готов.", "The crew of Soyuz MS-11 is ready."),
    _case("names", "«Союз МС-11» и «Союз МС-12» готовы.", "Soyuz MS-11 and MS-12 are ready."),
    _case("names", "Разговор с Энн Макклейн.", "A talk with Anne McClain."),
    _case("names", "Письмо Сергею Рязанскому.", "A letter to Sergey Ryazansky."),
    _case("names", "О полёте Павла Виноградова.", "On Pavel Vinogradov’s flight."),
    _case("names", "Шкаплеров и Прокопьев дома.", "Shkaplerov and Prokopyev are home."),
    _case("names", "Поиск решения занял год.", "The search for a solution took a year."),
    _case("names", "У «Поиска» стоит корабль.", "A spacecraft is at Poisk."),
    _case("names", "На рассвете экипаж вышел.", "At dawn the crew came out."),
    _case("names", "Гость Звездного городка.", "A guest of Star City."),
    _case("names", "Ракета «Союз-ФГ» на старте.", "Soyuz-FG is on the pad."),
    _case("names", "Участники «Урока из космоса».", "Those who took part in the Space Lesson."),
    _case("names", "Учитель Рустам Кононенко рад.", "The teacher Rustam Kononenko is glad."),
    _case("names", "Прибыли Хейг и другие.", "Hague and others have arrived."),
    _case("names", "Пуск с космодрома Байконур.", "A launch from Baikonur’s pad."),
    # Alphabets
    _case("alphabets", "Сеть Wi-Fi и USB-порт.", "Wi-Fi and a USB port."),
    _case("alphabets", "Опыт Plasma-S на борту.", "The Plasma-S experiment is aboard."),
    _case("alphabets", "Ракета «Союз-2.1а» готова.", "Soyuz-2.1a is ready."),
    _case("alphabets", "Город Québec на карте.", "The town of Québec is on the map."),
    _case("alphabets", "<p>О сайте.</p>", '<p>On the site: <span lang="ru">Планета</span>.</p>'),
    _case("alphabets", "Витамин C на борту.", "There is vitamin C aboard."),
    _case("alphabets", "Неужели???", "Really???"),
    _case("alphabets", "Агентство ESA и НАСА.", "ESA and NASA."),
    # Figures
    _case("figures", "Это было 9 февраля 2018 г.", "It was on February 9, 2018."),
    _case("figures", "Это было 09.02.2018.", "It was on 9 February 2018."),
    _case("figures", "С 9 по 11 февраля.", "From February 9 to 11."),
    _case("figures", "9–11 февраля прошёл съезд.", "The congress was held on February 9–11."),
    _case("figures", "Пуск 3 декабря.", "The launch is on the 3rd of December."),
    _case("figures", "Пуск в 14:05 мск.", "The launch is at 11:05 UTC."),
    _case("figures", "Пуск в 14:05 мск.", "The launch is at 14:05 Moscow time (11:05 UTC)."),
    _case("figures", "Пуск в 14:05 мск.", "The launch is at 2:05 p.m. Moscow time."),
    _case("figures", "Пуск в 02:47 мск 3 февраля.", "The launch is on February 3 at 02:47 (23:47 UTC on February 2)."),
    _case("figures", "Пуск в 14 часов 05 минут по московскому времени.", "The launch is at 14:05 MSK."),
    _case("figures", "Пуск в 14.05 мск.", "The launch is at 14:05 Moscow time."),
    _case("figures", "Масса 1,5 т.", "The mass is 1.5 t."),
    _case("figures", "Собрали 10 000 подписей.", "They gathered 10,000 signatures."),
    _case("figures", "Собрали 10 тысяч подписей.", "They gathered 10,000 signatures."),
    _case("figures", "Тройка готова: 3 человека.", "The three are ready."),
    _case("figures", "Двенадцать опытов.", "There are 12 experiments."),
    _case("figures", "Идут 58-е сутки.", "It is the 58th day."),
    _case("figures", "Идут 58-е сутки.", "It is the fifty-eighth day."),
    _case("figures", "Экспедиция МКС-58.", "Expedition ISS-58."),
    _case("figures", "XLV конференция.", "The 45th conference."),
    _case("figures", "Выделено 3,5 млн рублей.", "3.5 million roubles were given."),
    _case("figures", "Выход длился полтора часа.", "The spacewalk took 1.5 hours."),
    _case("figures", "В 1990-х всё началось.", "It all began in the 1990s."),
    # Structure
    _case("structure", "<p>Первое слово.</p><p>Другое.</p>", "<p>A first word.</p><p>Another.</p>"),
    _case("structure", "<ul><li>Вода</li></ul><p>Всё.</p>", "<ul><li>Water</li></ul><p>That is all.</p>"),
    _case("structure", '<p><a href="/ru/news/">Новости</a></p>', '<p><a href="/en/news/">News</a></p>'),
    _case("structure", "<p>О сайте.</p>", '<p>About the <a href="/en/">site</a>.</p>'),
    # Quotes
    _case("quotes", "Проект «Планета» (новый) открыт.", "The “Planet” project (new) is open."),
    _case("quotes", "«Книга „Восток“ издана», — сказал он.", "“The book ‘Vostok’ is out,” he said."),
    _case("quotes", 'Диск 3,5" цел.', 'The 3.5" disk is whole.'),
    _case("quotes", "<p>План: а) пуск; б) полёт.</p>", "<p>The plan: a) launch; b) flight.</p>"),
    _case("quotes", "<p>«Мы летим.</p><p>«Мы дома».</p>", "<p>“We fly.</p><p>“We are home.”</p>"),
    _case("quotes", "Лучшие инженеры страны.", "The country’s best engineers."),
    _case("quotes", "По своему обыкновению он молчал.", "As is his wont, he was silent."),
    _case("quotes", "Дни, ключи и лотки.", "Days, keys and trays; he plays and says."),
    _case("quotes", "Он не полетит.", "It won’t fly, it can't."),
    # Spacing
    _case("spacing", "Сайт energia.ru открыт.", "The site energia.ru is open."),
    _case("spacing", "Сайт www.Energia.Ru открыт.", "The site www.Energia.Ru is open."),
    _case("spacing", "Он ушёл, т.е. улетел.", "It left, i.e. flew away."),
    _case("spacing", "Улица С.П.Королёва.", "The street of S.P. Korolev."),
    _case("spacing", "<p>Он ушёл.</p>\n<p>Было поздно.</p>", "<p>It left.</p>\n<p>It was late.</p>"),
    _case("spacing", "<ul>\n  <li>Вода</li>\n</ul>", "<ul>\n  <li>Water</li>\n</ul>"),
    _case("spacing", "И вот… Старт!", "And then… Liftoff!"),
    _case("spacing", "Он спросил: «Кто?» И ушёл.", "He asked, “Who?” And left."),
    _case("spacing", "<p>Это&nbsp;&mdash; завод.</p>", "<p>This&nbsp;is a factory.</p>"),
)
