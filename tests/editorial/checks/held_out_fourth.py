"""A fourth set, again by somebody who had not read the checks: 20 of 20, no alarm, when first run."""

from tests.editorial.checks.held_out import Case

FLAWED_FOURTH = (
    Case("summer time forgotten", "time", "Расстыковка в 02:10 мск.", "Undocking is at 22:10 UTC."),
    Case("noon for midnight", "time", "Связь начнётся в 00:30 UTC.", "Contact begins at 12:30 UTC."),
    Case(
        "a day off over midnight", "date", "Старт 1 марта 2019 г. в 12:00 мск.", "Liftoff: March 2, 2019 at 09:00 UTC."
    ),
    Case("June for July", "date", "Экипаж вернётся 25 июля 2019 года.", "The crew returns on June 25, 2019."),
    Case("thousands for units", "number", "Масса груза 2,5 тонны.", "The cargo weighs 25 tonnes."),
    Case("two digits swapped", "number", "Выход длился 453 минуты.", "The spacewalk lasted 435 minutes."),
    Case("a per cent lost", "number", "Готовность составляет 95%.", "Readiness is high."),
    Case("twins of letters in a ship", "mixed_alphabet", "Корабль «Союз МС-09».", "Soyuz M\u0421-09 is a ship."),
    Case("a Cyrillic o inside", "mixed_alphabet", "Экипаж готов.", "The crew is g\u043eing home."),
    Case("a Latin a inside", "mixed_alphabet", "Стыковк\u0061 прошла.", "The docking took place."),
    Case("a word left over", "cyrillic", "Пуск прошёл штатно.", "The launch went штатно."),
    Case("a surname with a y", "name_misspelt", "Соити Ногути на связи.", "Soichi Nogychi is in contact."),
    Case("doubled letter lost", "name_misspelt", "Шеннон Уокер работает.", "Shanon Walker is at work."),
    Case("module lost", "name_missing", "Выход через модуль «Заря».", "They went out through a module."),
    Case("Vostochnyi again", "name_wrong|name_misspelt", "Космодром Восточный.", "Vostochnyi Cosmodrome."),
    Case("no closing quote", "unpaired", "Он сказал: «Готов.", "He said, “Ready.”"),
    Case("sentences in one", "glued", "Пуск прошёл. Экипаж здоров.", "The launch went well.The crew is healthy."),
    Case("typewriter quotes", "straight_quote", "Книга «Орбита».", 'The book "Orbit".'),
    Case(
        "a paragraph short",
        "missing_paragraph",
        "<p>Первый.</p><p>Второй.</p><p>Третий.</p>",
        "<p>First.</p><p>Second.</p>",
    ),
    Case("a link short", "missing_link", '<p>См. <a href="/ru/x/">тут</a>.</p>', "<p>See here.</p>"),
)

SOUND_FOURTH = (
    Case("winter UTC", "", "Расстыковка в 02:10 мск.", "Undocking is at 23:10 UTC."),
    Case("afternoon", "", "Связь начнётся в 14:30 UTC.", "Contact begins at 2:30 p.m. UTC."),
    Case("a British date", "", "Старт 1 марта 2019 г.", "Liftoff was on 1 March 2019."),
    Case("a short date", "", "Посадка 25.07.2019.", "The landing was on July 25, 2019."),
    Case("grouped thousands", "", "Высота орбиты 35 786 км.", "The orbit is 35,786 km high."),
    Case("a fraction", "", "Масса 7,2 т.", "The mass is 7.2 t."),
    Case("words for digits", "", "На борту 3 космонавта.", "Three cosmonauts are on board."),
    Case("an ordinal", "", "Это 57-я экспедиция.", "This is the 57th expedition."),
    Case("per cent apart", "", "Готовность 95 %.", "Readiness is 95%."),
    Case("a name inflected", "", "Встреча с Сергеем Рыжиковым.", "A meeting with Sergey Ryzhikov."),
    Case("a surname alone", "", "Артемьева поздравили.", "Artemyev was congratulated."),
    Case("a possessive", "", "Полёт Александра Герста.", "Alexander Gerst’s flight."),
    Case("a ship inflected", "", "На «Союзе МС-09» трое.", "Soyuz MS-09 has three aboard."),
    Case("an address stays", "", "Сайт www.energia.ru открыт.", "The site www.energia.ru is open."),
    Case("initials", "", "Имени С. П. Королёва.", "Named after S. P. Korolev."),
    Case("nested quotes", "", "«Книга „Орбита“ вышла».", "“The book ‘Orbit’ is out.”"),
    Case("U.S. and a.m.", "", "Посадка в США в 9:05 утра.", "Landing in the U.S. at 9:05 a.m."),
    Case("a range", "", "Полёт 2018–2019 гг.", "The flight of 2018–2019."),
    Case("an English source", "", "Стыковка прошла в 23:30 мск.", "Docking took place at 20:30 UTC.", "en"),
    Case("a list alike", "", "<ul><li>Вода</li><li>Топливо</li></ul>", "<ul><li>Water</li><li>Fuel</li></ul>"),
)
