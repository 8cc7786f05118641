"""A third set, by somebody who had read neither the checks nor the second set: 20 of 20, no alarm, when first run."""

from tests.editorial.checks.held_out import Case

FLAWED_THIRD = (
    Case("a docking an hour off", "time", "Стыковка прошла в 20:33 мск.", "The docking took place at 18:33 UTC."),
    Case(
        "the day of an English date",
        "date",
        "Пуск состоялся 3 декабря 2018 г.",
        "The launch took place on December 13, 2018.",
    ),
    Case("a month taken for another", "date", "Посадка 20 декабря 2018 года.", "The landing was on November 20, 2018."),
    Case(
        "a year lost a digit",
        "number",
        "В 1998 году был запущен модуль «Заря».",
        "The Zarya module was launched in 1989.",
    ),
    Case("surname lost a letter", "name_misspelt", "Олег Артемьев вышел на связь.", "Oleg Artemev was in contact."),
    Case("an i lost", "name_misspelt", "На орбите Давид Сен-Жак.", "David Saint-Jaques is in orbit."),
    Case("another Ann", "name_misspelt", "Энн Макклейн ответила детям.", "Ann McClain answered the children."),
    Case("nobody named", "name_missing", "Экипаж возглавит Фёдор Юрчихин.", "A veteran will lead the crew."),
    Case(
        "the name of a module lost",
        "name_missing",
        "Корабль причалил к модулю «Поиск».",
        "The ship docked to the station.",
    ),
    Case(
        "a Cyrillic С in front",
        "mixed_alphabet",
        "Корабль «Союз МС-09» в полёте.",
        "The Сoyuz MS-09 spacecraft is in flight.",
    ),
    Case("a Cyrillic M in the number", "mixed_alphabet", "Летит «Союз МС-16».", "Soyuz МS-16 is flying."),
    Case("a Russian word stayed", "cyrillic", "Прошла тренировка.", "The тренировка was held."),
    Case("glued sentences", "glued", "Экипаж отдыхает. Завтра работа.", "The crew is resting.Tomorrow they work."),
    Case(
        "a paragraph left out",
        "missing_paragraph",
        "<p>Первый.</p><p>Второй.</p><p>Третий.</p>",
        "<p>First.</p><p>Third.</p>",
    ),
    Case("a link left out", "missing_link", '<p>Читайте <a href="/ru/news/">новости</a>.</p>', "<p>Read the news.</p>"),
    Case("straight quotes in Russian", "straight_quote", 'Модуль "Звезда" исправен.', "The Zvezda module is sound."),
    Case("straight quotes in English", "straight_quote", "Он сказал: «Поехали».", 'He said: "Let\'s go".'),
    Case("a closing mark lost", "unpaired", "Модуль «Звезда исправен.", "The Zvezda module is sound."),
    Case("a decimal gone", "number", "Длина 13,1 метра.", "The length is 131 meters."),
    Case(
        "thrice became twice",
        "number",
        "Корабль привёз 2450 килограммов грузов.",
        "The ship brought 2,540 kilograms of cargo.",
    ),
)

SOUND_THIRD = (
    Case("Moscow and UTC", "", "Пуск в 14:31 мск (11:31 UTC).", "The launch is at 14:31 Moscow time (11:31 UTC)."),
    Case("UTC alone", "", "Старт намечен на 22:14 мск.", "Liftoff is set for 19:14 UTC."),
    Case("an article before a date", "", "15 марта экипаж прибыл.", "On March 15, the crew arrived."),
    Case("a decade", "", "В 1990-е годы летала станция «Мир».", "In the 1990s the Mir station flew."),
    Case("percent", "", "Выполнено 85 % работ.", "85% of the work is done."),
    Case("thousands", "", "Пройдено 40 000 км.", "It covered 40,000 km."),
    Case("an inflected name", "", "Встреча с Олегом Артемьевым.", "A meeting with Oleg Artemyev."),
    Case("a possessive", "", "Позывной Сергея Рыжикова.", "Sergey Ryzhikov’s call sign."),
    Case("surname alone", "", "Герст передал смену.", "Gerst handed over the shift."),
    Case("a ship inflected", "", "Экипаж «Союза МС-09» вернулся.", "The Soyuz MS-09 crew is back."),
    Case("two expeditions", "", "Экипажи МКС-58 и МКС-59.", "The ISS-58 and ISS-59 crews."),
    Case("number as a word", "", "Три космонавта.", "Three cosmonauts."),
    Case("an abbreviation with periods", "", "Космонавты США и т. д.", "U.S. astronauts, etc."),
    Case("dash quotation", "", "— Всё готово, — сказал руководитель.", "“Everything is ready,” said the head."),
    Case("nested quotes", "", "Газета «Вестник „Зари“» вышла.", "The newspaper “The Herald of ‘Zarya’” is out."),
    Case("an apostrophe", "", "Это день космонавтики.", "It’s Cosmonautics Day."),
    Case("a web address", "", "Сайт www.roscosmos.ru.", "The site www.roscosmos.ru."),
    Case("a range", "", "Работы 10–14 февраля.", "Work on February 10–14."),
    Case("a half", "", "Полтора часа работы.", "One and a half hours of work."),
    Case("a list", "", "<ul><li>вода</li><li>пища</li></ul>", "<ul><li>water</li><li>food</li></ul>"),
)
