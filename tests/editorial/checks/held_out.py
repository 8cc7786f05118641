"""A second set of cases, written before their writer had read the library: press prose in both directions.

A flaw names every code that would lead a translator to it, with "|" between them. In a sound case nothing may be found.
"""

from typing import NamedTuple

from editorial.checks import Term

TERMS = (
    Term("Сергей Рыжиков", "Sergey Ryzhikov"),
    Term("Сергей Кудь-Сверчков", "Sergey Kud-Sverchkov"),
    Term("Сергей Волков", "Sergey Volkov"),
    Term("Сергей Королёв", "Sergei Korolev"),
    Term("Шеннон Уокер", "Shannon Walker"),
    Term("Соити Ногути", "Soichi Noguchi"),
    Term("Александр Герст", "Alexander Gerst"),
    Term("Серина Ауньон-Чанселлор", "Serena Auñón-Chancellor"),
    Term("Олег Артемьев", "Oleg Artemyev"),
    Term("Эндрю Фойстел", "Andrew Feustel"),
    Term("Фёдор Юрчихин", "Fyodor Yurchikhin"),
    Term("Хазза Аль-Мансури", "Hazzaa Al Mansoori"),
    Term("Давид Сен-Жак", "David Saint-Jacques"),
    Term("Энн Макклейн", "Anne McClain"),
    Term("Союз МС", "Soyuz MS"),
    Term("Союз МС-09", "Soyuz MS-09"),
    Term("Союз МС-16", "Soyuz MS-16"),
    Term("Прогресс МС-13", "Progress MS-13"),
    Term("Союз-2.1б", "Soyuz-2.1b"),
    Term("Восточный", "Vostochny", (), ("Vostochnyi",)),
    Term("Байконур", "Baikonur"),
    Term("Звезда", "Zvezda"),
    Term("Заря", "Zarya"),
    Term("Поиск", "Poisk"),
    Term("Наука", "Nauka"),
    Term("Роскосмос", "Roscosmos"),
    Term("Планета Королёва", "Planet of Korolev"),
    Term("Центр управления полётами", "Mission Control Center"),
)


class Case(NamedTuple):
    name: str
    code: str
    ru: str
    en: str
    source: str = "ru"
    field: str = "body"


FLAWED = (
    # Names
    Case("a letter lost", "name_misspelt", "Командир Сергей Рыжиков доложил о готовности.", "Commander Sergey Ryzikov reported ready."),
    Case("hyphen lost", "name_misspelt", "Сергей Кудь-Сверчков вышел на связь.", "Sergey Kud Sverchkov made contact."),
    Case("a foreign vowel", "name_misspelt", "Бортинженер Соити Ногути провёл опыт.", "Flight engineer Soichi Nogouchi ran the experiment."),
    Case("double letter", "name_misspelt", "Серина Ауньон-Чанселлор вернулась.", "Serena Auñón-Chancelor is back."),
    Case("another transliteration", "name_misspelt|name_missing", "Опыт начал Олег Артемьев.", "Oleg Artemiev began the experiment."),
    Case("spelt back from Russian", "name_misspelt|name_missing", "Работу завершил Эндрю Фойстел.", "Andrew Foystel completed the work."),
    Case("given name spelt otherwise", "name_misspelt", "Фёдор Юрчихин возглавил экипаж.", "Fedor Yurchikhin led the crew."),
    Case("surname first", "name_misspelt|name_wrong", "Рыжиков Сергей Николаевич — командир.", "Ryzhikov Sergey is the commander."),
    Case("Saint-Jaques", "name_misspelt", "На борту Давид Сен-Жак.", "David Saint-Jaques is on board."),
    Case("Ann McClain", "name_misspelt", "На борту Энн Макклейн.", "Ann McClain is on board."),
    Case("MacClain, the surname alone", "name_misspelt", "Макклейн вышла в открытый космос.", "MacClain made a spacewalk."),
    Case("Russian misspelt, from English", "name_misspelt", "Шенон Уокер командует станцией.", "Shannon Walker commands the station.", "en"),
    Case("Russian surname misspelt in a case", "name_misspelt|name_missing", "Экипаж поздравил Нагути с рекордом.", "The crew congratulated Noguchi on the record.", "en"),
    Case("another ship", "name_missing|number|name_misspelt", "Грузовой корабль «Прогресс МС-13» отстыкован.", "The Progress MS-12 cargo vehicle has undocked."),
    Case("a nought lost", "name_missing|number|name_misspelt", "Отверстие нашли на корабле «Союз МС-09».", "The hole was found in Soyuz MS-9."),
    Case("known wrong form", "name_wrong", "Пуск с космодрома Восточный состоялся.", "The launch from Vostochnyi took place."),
    Case("misspelt site", "name_misspelt", "Ракету вывезли на космодроме Восточный.", "The rocket was rolled out at Vostochniy."),
    Case("second of two names lost", "name_missing", "В космос вышли Сергей Рыжиков и Сергей Кудь-Сверчков.", "Sergey Ryzhikov made a spacewalk with a crewmate."),
    Case("name in the dative lost", "name_missing", "Награду вручили Артемьеву и его коллегам.", "The award went to the crew and colleagues."),
    Case("name lost in Russian", "name_missing", "Командование принял его товарищ.", "Command was taken over by Alexander Gerst.", "en"),
    Case("module lost", "name_missing", "Корабль причалил к модулю «Звезда».", "The vehicle docked to the station."),
    Case("project lost", "name_missing", "Фестиваль «Планета Королёва» открыт.", "The festival is open."),
    Case("hyphenated surname cut", "name_misspelt|name_missing", "Слово взял Сергей Кудь-Сверчков.", "Sergey Sverchkov took the floor."),
    # Alphabets
    Case("Cyrillic Р in Progress", "mixed_alphabet", "Корабль готов.", "The Рrogress vehicle is ready."),
    Case("Latin C in МКС", "mixed_alphabet|latin_twin", "Экипаж МКC-58 готов.", "The ISS-58 crew is ready."),
    Case("Latin o inside a Russian word", "mixed_alphabet", "Стыкoвка выполнена.", "Docking is complete."),
    Case("whole Latin ship index", "latin_twin|mixed_alphabet", "Полёт корабля «Союз TMA» завершён.", "The Soyuz TMA flight is over."),
    Case("SС with Cyrillic С", "mixed_alphabet", "Пуск состоялся.", "LV with SС was launched."),
    Case("Оleg", "mixed_alphabet", "Опыт провёл бортинженер.", "Flight engineer Оleg ran it."),
    Case("Russian unit in English", "cyrillic", "Высота 5 км.", "The altitude is 5 км."),
    Case("Russian cell of a table", "cyrillic", "<table><tr><td>Масса</td><td>7 т</td></tr></table>", "<table><tr><td>Масса</td><td>7 t</td></tr></table>"),
    Case("г. before a town", "cyrillic", "Завод в г. Самара.", "The plant in г. Samara."),
    Case("UTF-8 read as 1251", "mojibake", "РџР»Р°РЅРµС‚Р° Земля.", "The planet Earth."),
    Case("UTF-8 read as Latin-1", "mojibake", "Корабль готов.", "The Ð¡Ð¾ÑŽÐ· ship is ready."),
    Case("apostrophe read as Latin-1", "mojibake", "Он готов.", "Itâ€™s ready."),
    Case("replacement character", "mojibake", "Корабль гот�в к полёту.", "The ship is ready to fly."),
    # Numbers
    Case("digits swapped after a separator", "number", "До Луны 384 400 км.", "The Moon is 384,040 km away."),
    Case("another tenth", "number", "Диаметр 3,7 м.", "The diameter is 3.9 m."),
    Case("million against billion", "number", "Выделено 2,5 млн рублей.", "The sum of 2.5 billion rubles was allotted."),
    Case("percent swapped", "number", "Готовность 45 %.", "Readiness is 54%."),
    Case("number words differ", "number", "Двадцать школьников победили.", "Twelve pupils won."),
    Case("another expedition", "number", "Началась экспедиция МКС-57.", "Expedition ISS-58 has begun."),
    Case("range end differs", "number", "На связь отвели 10–12 минут.", "Contact was to last 10–13 minutes."),
    Case("number lost", "number", "Состоялась встреча 640 выпускников.", "A meeting of graduates was held."),
    Case("number lost in Russian", "number", "Доставлено топливо и вода.", "The vehicle brought 750 kg of fuel and 420 kg of water.", "en"),
    Case("ordinal differs", "number", "Это 12-й пуск в году.", "This is the 13th launch of the year."),
    Case("number in a list item", "number", "<ul><li>пища — 154 кг</li><li>вода — 420 кг</li></ul>", "<ul><li>food: 154 kg</li><li>water: 402 kg</li></ul>"),
    Case("number in a table", "number", "<table><tr><td>Масса, кг</td><td>7220</td></tr></table>", "<table><tr><td>Mass, kg</td><td>7200</td></tr></table>"),
    Case("speed ten times less", "number", "Скорость 28 000 км/ч.", "The speed is 2,800 km/h."),
    Case("a figure doubled in Russian", "number", "Станция пролетела 17 витков.", "The station made 16 orbits.", "en"),
    Case("title's number", "number", "К 60-летию первого спутника", "70 years of the first satellite", "ru", "title"),
    # Dates and times
    Case("day swapped", "date", "Это было 12 апреля 1961 года.", "That was on April 21, 1961."),
    Case("end of a period", "date|number", "Фестиваль пройдёт с 3 по 5 мая.", "The festival will be held from May 3 to 6."),
    Case("numeric date, another year", "date", "Договор подписан 12.04.2019.", "The contract was signed on April 12, 2018."),
    Case("another month alone", "date", "Запуск намечен на март 2020 года.", "The launch is planned for May 2020."),
    Case("British order, another month", "date", "Подписано 9 марта 2018 г.", "Signed on 9 February 2018.", "en"),
    Case("3rd of June", "date", "Посадка состоялась 4 июня.", "The landing was on the 3rd of June.", "en"),
    Case("date lost", "date", "Стыковка состоялась 16 августа.", "The docking took place."),
    Case("hours of Moscow called UTC", "time", "Посадка в 08:30 по московскому времени.", "Landing at 08:30 UTC."),
    Case("UTC counted wrongly", "time", "Старт в 22:14 мск.", "Liftoff at 21:14 UTC."),
    Case("minutes swapped, p.m.", "time", "Контакт в 14:31 мск.", "Contact at 2:41 p.m. Moscow time."),
    Case("GMT is not Moscow", "time", "Трансляция начнётся в 16:00 мск.", "The broadcast begins at 16:00 GMT."),
    Case("time lost", "time", "Люки открыты в 19:55 мск.", "The hatches were opened."),
    Case("two times, one of them wrong", "time", "Расстыковка в 05:02 мск, посадка в 08:20 мск.", "Undocking at 05:02 Moscow time, landing at 08:22 Moscow time."),
    # Structure
    Case("last paragraph of three", "missing_paragraph", "<p>Первый абзац.</p><p>Второй абзац.</p><p>Третий абзац о планах.</p>", "<p>One paragraph.</p><p>Another paragraph.</p>"),
    Case("paragraph missing in Russian", "missing_paragraph", "<p>Начало.</p>", "<p>The beginning.</p><p>The end, with thanks to all.</p>", "en"),
    Case("item of four", "missing_item", "<ul><li>А</li><li>Б</li><li>В</li><li>Г</li></ul>", "<ul><li>A</li><li>B</li><li>C</li></ul>"),
    Case("subheading lost", "missing_heading", "<p>Да.</p><h3>Планы</h3><p>Нет.</p>", "<p>Yes.</p><p>Plans</p><p>No.</p>"),
    Case("figure lost", "missing_figure", '<p>Да.</p><figure><img src="/m/a.jpg" alt="Старт"></figure>', "<p>Yes.</p>"),
    Case("link lost from a list", "missing_link", '<ul><li><a href="https://energia.ru">Сайт</a></li></ul>', "<ul><li>Site</li></ul>"),
    Case("row lost from a table", "missing_row", "<table><tr><td>А</td></tr><tr><td>Б</td></tr><tr><td>В</td></tr></table>", "<table><tr><td>A</td></tr><tr><td>B</td></tr></table>"),
    # Quotation marks and apostrophes
    Case("straight in English", "straight_quote", "Проект «Луна» начат.", 'The "Luna" project has begun.'),
    Case("straight in a Russian paragraph", "straight_quote", '<p>Музей "Космос" открыт.</p>', "<p>The Space museum is open.</p>"),
    Case("English marks in Russian", "foreign_quote", "Корабль “Орёл” строится.", "The “Oryol” ship is being built."),
    Case("Russian low marks in English", "foreign_quote", "Корабль «Орёл» строится.", "The „Oryol“ ship is being built."),
    Case("inner mark left open", "unpaired", "«Премия „Звезда вручена», — сказал он.", "“The ‘Star’ prize was given,” he said."),
    Case("closing mark alone", "unpaired", "Он сказал: мы готовы».", "He said: we are ready."),
    Case("opening mark alone in English", "unpaired", "Он сказал: «Мы готовы».", "He said: “We are ready."),
    Case("bracket", "unpaired", "Экипаж (командир и бортинженер готов.", "The crew (commander and engineer) is ready."),
    Case("dont", "apostrophe", "Мы не торопимся.", "We dont hurry."),
    Case("isnt", "apostrophe", "Это ещё не конец.", "This isnt the end."),
    # Spacing
    Case("glued in Russian", "glued", "Корабль прибыл на станцию.На борту шестеро.", "The ship has arrived. Six are aboard."),
    Case("glued after an exclamation", "glued", "Поехали!Экипаж готов.", "Off we go! The crew is ready."),
    Case("glued after a closing mark", "glued", "Начат проект «Луна».Он важен.", "The “Luna” project has begun. It matters."),
    Case("glued after a comma", "glued", "Проверены связь,питание и вода.", "Communications, power and water were checked."),
    Case("glued in English after a year", "glued", "Так было в 2018 году. Потом иначе.", "So it was in 2018.Then it changed."),
    Case("space before a full stop", "space_before", "Всё готово .", "All is ready."),
    Case("two spaces in English", "double_space", "Всё готово.", "All  is ready."),
)

LONG_RU = (
    "<p>14 декабря в 11:37 мск спускаемый аппарат корабля «Союз МС-09» совершил посадку в 147 км юго-восточнее "
    "г. Жезказган. На Землю вернулись Сергей Волков, Александр Герст и Серина Ауньон-Чанселлор.</p>"
    "<p>— Самочувствие хорошее, — сообщил врач экипажа. — Все системы работают штатно.</p>"
)
LONG_EN = (
    "<p>On December 14, at 11:37 Moscow time (08:37 UTC), the descent module of Soyuz MS-09 landed 147 km southeast of "
    "Zhezkazgan. Sergey Volkov, Alexander Gerst and Serena Auñón-Chancellor are back on Earth.</p>"
    "<p>“They feel well,” the crew’s doctor said. “All systems are working as planned.”</p>"
)

SOUND = (
    # Figures written otherwise
    Case("thousands, thin space and comma", "", "До Луны 384\u202f400 км.", "The Moon is 384,400 km away."),
    Case("decimal comma", "", "Масса 7,22 т, длина 7,48 м.", "It weighs 7.22 t and is 7.48 m long."),
    Case("millions shortened", "", "Выделено 1,2 млн рублей.", "The sum of 1.2 million rubles was allotted."),
    Case("thousands in words", "", "Собралось 5 тыс. зрителей.", "There were 5,000 spectators."),
    Case("speed", "", "Скорость 28 000 км/ч.", "The speed is 28,000 km/h."),
    Case("percent in words", "", "Готовность — 45 %.", "Readiness is 45 percent."),
    Case("number in words", "", "Прилетели 6 космонавтов.", "Six cosmonauts arrived."),
    Case("number in words, other way", "", "Двадцать один день в полёте.", "21 days in flight.", "en"),
    Case("twice", "", "Он дважды Герой Советского Союза.", "He is twice Hero of the Soviet Union."),
    Case("an hour and a half", "", "Через полтора часа люки открыли.", "The hatches were opened an hour and a half later."),
    Case("roman century", "", "Это было в XX веке.", "That was in the 20th century."),
    Case("years of a decade", "", "В 90-е годы станция росла.", "In the 1990s the station grew."),
    Case("range of years", "", "Испытания шли в 2018–2019 гг.", "The tests were made in 2018–2019."),
    Case("range of numbers in words", "", "Нужно от 5 до 7 дней.", "It takes five to seven days."),
    Case("ordinal", "", "Это 12-й пуск в году.", "This is the twelfth launch of the year."),
    Case("anniversary", "", "К 60-летию первого полёта", "For the 60th anniversary of the first flight", "ru", "title"),
    Case("minus", "", "Ночью там −150 °C.", "At night it is −150 °C there."),
    Case("one half", "", "Готово 1/2 работы.", "Half of the work is done."),
    Case("times more", "", "Мощность выросла в 1,5 раза.", "Power has grown 1.5 times."),
    Case("number sign", "", "Старт с площадки № 31.", "Liftoff from Site No. 31."),
    Case("a ratio is no time", "", "Экран имеет формат 4:3.", "The screen has a 4:3 format."),
    Case("telephone", "", "Телефон: +7 (495) 513-86-55.", "Telephone: +7 (495) 513-86-55."),
    Case("two expeditions", "", "Экипаж МКС-58/59 на борту.", "The ISS-58/59 crew is on board."),
    Case("aircraft", "", "Встречали Ми-8 и Ан-26.", "Mi-8 and An-26 aircraft were waiting."),
    Case("printing", "", "3D-печать на станции", "3D printing on the station", "ru", "title"),
    Case("street and house", "", "Адрес: ул. Ленина, 4А.", "Address: 4A Lenina Street."),
    # Dates and times
    Case("whole date", "", "Подписано 9 февраля 2018 года.", "Signed on February 9, 2018."),
    Case("date in a case, British order", "", "К 12 апреля всё готово.", "By 12 April all will be ready."),
    Case("numeric date", "", "Договор от 12.04.2019.", "The contract of April 12, 2019."),
    Case("period", "", "С 3 по 5 мая пройдёт фестиваль.", "The festival will be held on May 3–5."),
    Case("month and year", "", "В марте 2020 года начнётся сборка.", "Assembly begins in March 2020."),
    Case("Moscow against UTC", "", "Старт в 21:14 мск.", "Liftoff at 18:14 UTC."),
    Case("both zones in one language", "", "Старт в 21:14 мск.", "Liftoff at 21:14 Moscow time (18:14 UTC)."),
    Case("twelve-hour clock", "", "Начало в 14:31 мск.", "It begins at 2:31 p.m. Moscow time."),
    Case("hours and minutes in words", "", "В 9 часов 30 минут по московскому времени.", "At 9:30 a.m. Moscow time."),
    Case("after midnight", "", "Стыковка 5 мая в 00:30 мск.", "Docking on May 5 at 00:30 Moscow time (May 4, 21:30 UTC)."),
    Case("time range", "", "Экскурсии с 10:00 до 12:30.", "Tours run from 10:00 to 12:30."),
    Case("from English, a date with an ordinal", "", "Посадка 3 июня.", "The landing is on the 3rd of June.", "en"),
    Case("quarter", "", "В первом квартале 2019 года сдадут корпус.", "The building opens in the first quarter of 2019."),
    # Names
    Case("surname declined", "", "Связь с Рыжиковым и Кудь-Сверчковым установлена.", "Contact with Ryzhikov and Kud-Sverchkov is made."),
    Case("initials", "", "Институт имени С.П. Королёва.", "The S.P. Korolev Institute."),
    Case("initials apart", "", "Улица С. П. Королёва.", "S. P. Korolev Street."),
    Case("Al Mansoori", "", "Хазза Аль-Мансури вернулся.", "Hazzaa Al Mansoori is back."),
    Case("a star is no module", "", "Учёные открыли новую звезду.", "Scientists found a new star."),
    Case("science is no module", "", "Российская наука и техника.", "Russian science and technology."),
    Case("dawn", "", "На заре космонавтики.", "At the dawn of spaceflight."),
    Case("a search", "", "Поиск и спасение экипажа.", "Search and rescue of the crew."),
    Case("wolves", "", "В лесу видели волков.", "Wolves were seen in the forest."),
    Case("a space walker", "", "Он опытный участник выходов.", "He is an experienced space walker."),
    Case("east", "", "Дул восточный ветер.", "An eastern wind was blowing."),
    Case("ship in quotes and without", "", "Корабль «Союз МС-16» стартовал.", "Soyuz MS-16 lifted off."),
    Case("name told by he", "", "Волков открыл люк. Волков вышел первым.", "Volkov opened the hatch. He went out first."),
    Case("possessive", "", "Полёт Рыжикова продлён.", "Ryzhikov’s flight is extended."),
    Case("straight apostrophe after a name", "", "Полёт Артемьева продлён.", "Artemyev's flight is extended."),
    Case("upper-case name", "", "СЕРГЕЙ ВОЛКОВ — КОМАНДИР", "SERGEY VOLKOV IS COMMANDER", "ru", "title"),
    Case("without ё", "", "Федор Юрчихин вернулся.", "Fyodor Yurchikhin is back."),
    # Alphabets and abbreviations
    Case("Latin abbreviations in Russian", "", "Канал NASA TV и система GPS.", "NASA TV and the GPS system."),
    Case("port names", "", "Разъём USB-C и порт A-12.", "A USB-C socket and port A-12."),
    Case("address and mail", "", "Пишите на press@rsce.ru или на www.energia.ru.", "Write to press@rsce.ru or see www.energia.ru."),
    Case("long address", "", "См. https://www.energia.ru/ru/news/2018/12-20.html.", "See https://www.energia.ru/en/news/2018/12-20.html."),
    Case("file names", "", "Файл report_2018.pdf приложен.", "The file report_2018.pdf is attached."),
    Case("short forms in Russian", "", "Антенны, батареи и т. д., т. е. всё.", "Antennas, batteries, etc., i.e. everything."),
    Case("short forms in English", "", "Делегация США прибыла в Санкт-Петербург.", "The U.S. delegation came to St. Petersburg at last."),
    Case("emoji", "", "Поехали! 🚀 Экипаж готов.", "Off we go! 🚀 The crew is ready."),
    Case("formula", "", "Прибор измеряет CO₂ и H₂O.", "The device measures CO₂ and H₂O."),
    Case("accented letters", "", "Серина Ауньон-Чанселлор, врач.", "Serena Auñón-Chancellor, a doctor, from Côte d’Azur."),
    # Quotation marks
    Case("nested", "", "«Премия „Орёл“ вручена», — сказал он.", "“The ‘Oryol’ prize was given,” he said."),
    Case("two quotations", "", "Проекты «Луна» и «Марс».", "The “Luna” and “Mars” projects."),
    Case("speech by dashes", "", "— Мы готовы, — сказал он. — Начинаем.", "“We are ready,” he said. “Let us begin.”"),
    Case("plural possessive", "", "Работа инженеров отмечена.", "The engineers’ work was praised."),
    Case("the nineties by apostrophe", "", "Так было в 90-е.", "So it was in the ’90s."),
    Case("O’Connor", "", "Приехал О’Коннор.", "O’Connor has come."),
    Case("entities", "", "<p>Проект&nbsp;&laquo;Луна&raquo;&nbsp;&mdash; это шаг.</p>", "<p>The &ldquo;Luna&rdquo; project is a step.</p>"),
    Case("ellipsis and marks", "", "Неужели?! Да… Ну вот!..", "Really?! Yes… Here we are!"),
    Case("brackets and smile", "", "Экипаж (3 человека) на борту.", "The crew (3 people) is aboard."),
    Case("lettered list", "", "Следует: а) проверить; б) включить.", "One should: a) check; b) switch on."),
    # Whole texts
    Case("a news item", "", LONG_RU, LONG_EN),
    Case("the same from English", "", LONG_RU, LONG_EN, "en"),
    Case("a list", "", "<ul><li>пища — 154 кг;</li><li>вода — 420 кг.</li></ul>", "<ul><li>154 kg of food;</li><li>420 kg of water.</li></ul>"),
    Case("a table", "", "<table><tr><td>Масса</td><td>7,2 т</td></tr></table>", "<table><tr><td>Mass</td><td>7.2 t</td></tr></table>"),
    Case("a link with an address", "", '<p><a href="/ru/news/2018/12/20/a/">Подробнее</a></p>', '<p><a href="/en/news/2018/12/20/a/">More</a></p>'),
    Case("a figure with a caption", "", '<figure><img src="/m/2.jpg" alt="Старт"><figcaption>Старт</figcaption></figure>', '<figure><img src="/m/2.jpg" alt="Liftoff"><figcaption>Liftoff</figcaption></figure>'),
)
