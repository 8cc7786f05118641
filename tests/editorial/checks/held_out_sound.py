"""Sound press prose that looks like a flaw, not seen by whoever wrote the checks."""

from tests.editorial.checks.held_out import Case

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
    Case(
        "an hour and a half",
        "",
        "Через полтора часа люки открыли.",
        "The hatches were opened an hour and a half later.",
    ),
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
    Case(
        "after midnight", "", "Стыковка 5 мая в 00:30 мск.", "Docking on May 5 at 00:30 Moscow time (May 4, 21:30 UTC)."
    ),
    Case("time range", "", "Экскурсии с 10:00 до 12:30.", "Tours run from 10:00 to 12:30."),
    Case("from English, a date with an ordinal", "", "Посадка 3 июня.", "The landing is on the 3rd of June.", "en"),
    Case(
        "quarter", "", "В первом квартале 2019 года сдадут корпус.", "The building opens in the first quarter of 2019."
    ),
    # Names
    Case(
        "surname declined",
        "",
        "Связь с Рыжиковым и Кудь-Сверчковым установлена.",
        "Contact with Ryzhikov and Kud-Sverchkov is made.",
    ),
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
    Case(
        "name told by he", "", "Волков открыл люк. Волков вышел первым.", "Volkov opened the hatch. He went out first."
    ),
    Case("possessive", "", "Полёт Рыжикова продлён.", "Ryzhikov’s flight is extended."),
    Case("straight apostrophe after a name", "", "Полёт Артемьева продлён.", "Artemyev's flight is extended."),
    Case("upper-case name", "", "СЕРГЕЙ ВОЛКОВ — КОМАНДИР", "SERGEY VOLKOV IS COMMANDER", "ru", "title"),
    Case("without ё", "", "Федор Юрчихин вернулся.", "Fyodor Yurchikhin is back."),
    # Alphabets and abbreviations
    Case("Latin abbreviations in Russian", "", "Канал NASA TV и система GPS.", "NASA TV and the GPS system."),
    Case("port names", "", "Разъём USB-C и порт A-12.", "A USB-C socket and port A-12."),
    Case(
        "address and mail",
        "",
        "Пишите на press@rsce.ru или на www.energia.ru.",
        "Write to press@rsce.ru or see www.energia.ru.",
    ),
    Case(
        "long address",
        "",
        "См. https://www.energia.ru/ru/news/2018/12-20.html.",
        "See https://www.energia.ru/en/news/2018/12-20.html.",
    ),
    Case("file names", "", "Файл report_2018.pdf приложен.", "The file report_2018.pdf is attached."),
    Case(
        "short forms in Russian",
        "",
        "Антенны, батареи и т. д., т. е. всё.",
        "Antennas, batteries, etc., i.e. everything.",
    ),
    Case(
        "short forms in English",
        "",
        "Делегация США прибыла в Санкт-Петербург.",
        "The U.S. delegation came to St. Petersburg at last.",
    ),
    Case("emoji", "", "Поехали! 🚀 Экипаж готов.", "Off we go! 🚀 The crew is ready."),
    Case("formula", "", "Прибор измеряет CO₂ и H₂O.", "The device measures CO₂ and H₂O."),
    Case(
        "accented letters", "", "Серина Ауньон-Чанселлор, врач.", "Serena Auñón-Chancellor, a doctor, from Côte d’Azur."
    ),
    # Quotation marks
    Case("nested", "", "«Премия „Орёл“ вручена», — сказал он.", "“The ‘Oryol’ prize was given,” he said."),
    Case("two quotations", "", "Проекты «Луна» и «Марс».", "The “Luna” and “Mars” projects."),
    Case("speech by dashes", "", "— Мы готовы, — сказал он. — Начинаем.", "“We are ready,” he said. “Let us begin.”"),
    Case("plural possessive", "", "Работа инженеров отмечена.", "The engineers’ work was praised."),
    Case("the nineties by apostrophe", "", "Так было в 90-е.", "So it was in the ’90s."),
    Case("O’Connor", "", "Приехал О’Коннор.", "O’Connor has come."),
    Case(
        "entities",
        "",
        "<p>Проект&nbsp;&laquo;Луна&raquo;&nbsp;&mdash; это шаг.</p>",
        "<p>The &ldquo;Luna&rdquo; project is a step.</p>",
    ),
    Case("ellipsis and marks", "", "Неужели?! Да… Ну вот!..", "Really?! Yes… Here we are!"),
    Case("brackets and smile", "", "Экипаж (3 человека) на борту.", "The crew (3 people) is aboard."),
    Case("lettered list", "", "Следует: а) проверить; б) включить.", "One should: a) check; b) switch on."),
    # Whole texts
    Case("a news item", "", LONG_RU, LONG_EN),
    Case("the same from English", "", LONG_RU, LONG_EN, "en"),
    Case(
        "a list",
        "",
        "<ul><li>пища — 154 кг;</li><li>вода — 420 кг.</li></ul>",
        "<ul><li>154 kg of food;</li><li>420 kg of water.</li></ul>",
    ),
    Case(
        "a table",
        "",
        "<table><tr><td>Масса</td><td>7,2 т</td></tr></table>",
        "<table><tr><td>Mass</td><td>7.2 t</td></tr></table>",
    ),
    Case(
        "a link with an address",
        "",
        '<p><a href="/ru/news/2018/12/20/a/">Подробнее</a></p>',
        '<p><a href="/en/news/2018/12/20/a/">More</a></p>',
    ),
    Case(
        "a figure with a caption",
        "",
        '<figure><img src="/m/2.jpg" alt="Старт"><figcaption>Старт</figcaption></figure>',
        '<figure><img src="/m/2.jpg" alt="Liftoff"><figcaption>Liftoff</figcaption></figure>',
    ),
)
