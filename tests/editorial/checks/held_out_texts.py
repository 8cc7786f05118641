"""Flaws in figures, structure, marks and spaces, not seen by whoever wrote the checks."""

from tests.editorial.checks.held_out import Case

FLAWED_TEXTS = (
    # Numbers
    Case("digits swapped after a separator", "number", "До Луны 384 400 км.", "The Moon is 384,040 km away."),
    Case("another tenth", "number", "Диаметр 3,7 м.", "The diameter is 3.9 m."),
    Case(
        "million against billion", "number", "Выделено 2,5 млн рублей.", "The sum of 2.5 billion rubles was allotted."
    ),
    Case("percent swapped", "number", "Готовность 45 %.", "Readiness is 54%."),
    Case("number words differ", "number", "Двадцать школьников победили.", "Twelve pupils won."),
    Case("another expedition", "number", "Началась экспедиция МКС-57.", "Expedition ISS-58 has begun."),
    Case("range end differs", "number", "На связь отвели 10–12 минут.", "Contact was to last 10–13 minutes."),
    Case("number lost", "number", "Состоялась встреча 640 выпускников.", "A meeting of graduates was held."),
    Case(
        "number lost in Russian",
        "number",
        "Доставлено топливо и вода.",
        "The vehicle brought 750 kg of fuel and 420 kg of water.",
        "en",
    ),
    Case("ordinal differs", "number", "Это 12-й пуск в году.", "This is the 13th launch of the year."),
    Case(
        "number in a list item",
        "number",
        "<ul><li>пища — 154 кг</li><li>вода — 420 кг</li></ul>",
        "<ul><li>food: 154 kg</li><li>water: 402 kg</li></ul>",
    ),
    Case(
        "number in a table",
        "number",
        "<table><tr><td>Масса, кг</td><td>7220</td></tr></table>",
        "<table><tr><td>Mass, kg</td><td>7200</td></tr></table>",
    ),
    Case("speed ten times less", "number", "Скорость 28 000 км/ч.", "The speed is 2,800 km/h."),
    Case("a figure doubled in Russian", "number", "Станция пролетела 17 витков.", "The station made 16 orbits.", "en"),
    Case("title's number", "number", "К 60-летию первого спутника", "70 years of the first satellite", "ru", "title"),
    # Dates and times
    Case("day swapped", "date", "Это было 12 апреля 1961 года.", "That was on April 21, 1961."),
    Case(
        "end of a period",
        "date|number",
        "Фестиваль пройдёт с 3 по 5 мая.",
        "The festival will be held from May 3 to 6.",
    ),
    Case(
        "numeric date, another year",
        "date",
        "Договор подписан 12.04.2019.",
        "The contract was signed on April 12, 2018.",
    ),
    Case("another month alone", "date", "Запуск намечен на март 2020 года.", "The launch is planned for May 2020."),
    Case("British order, another month", "date", "Подписано 9 марта 2018 г.", "Signed on 9 February 2018.", "en"),
    Case("3rd of June", "date", "Посадка состоялась 4 июня.", "The landing was on the 3rd of June.", "en"),
    Case("date lost", "date", "Стыковка состоялась 16 августа.", "The docking took place."),
    Case("hours of Moscow called UTC", "time", "Посадка в 08:30 по московскому времени.", "Landing at 08:30 UTC."),
    Case("UTC counted wrongly", "time", "Старт в 22:14 мск.", "Liftoff at 21:14 UTC."),
    Case("minutes swapped, p.m.", "time", "Контакт в 14:31 мск.", "Contact at 2:41 p.m. Moscow time."),
    Case("GMT is not Moscow", "time", "Трансляция начнётся в 16:00 мск.", "The broadcast begins at 16:00 GMT."),
    Case("time lost", "time", "Люки открыты в 19:55 мск.", "The hatches were opened."),
    Case(
        "two times, one of them wrong",
        "time",
        "Расстыковка в 05:02 мск, посадка в 08:20 мск.",
        "Undocking at 05:02 Moscow time, landing at 08:22 Moscow time.",
    ),
    # Structure
    Case(
        "last paragraph of three",
        "missing_paragraph",
        "<p>Первый абзац.</p><p>Второй абзац.</p><p>Третий абзац о планах.</p>",
        "<p>One paragraph.</p><p>Another paragraph.</p>",
    ),
    Case(
        "paragraph missing in Russian",
        "missing_paragraph",
        "<p>Начало.</p>",
        "<p>The beginning.</p><p>The end, with thanks to all.</p>",
        "en",
    ),
    Case(
        "item of four",
        "missing_item",
        "<ul><li>А</li><li>Б</li><li>В</li><li>Г</li></ul>",
        "<ul><li>A</li><li>B</li><li>C</li></ul>",
    ),
    Case(
        "subheading lost", "missing_heading", "<p>Да.</p><h3>Планы</h3><p>Нет.</p>", "<p>Yes.</p><p>Plans</p><p>No.</p>"
    ),
    Case("figure lost", "missing_figure", '<p>Да.</p><figure><img src="/m/a.jpg" alt="Старт"></figure>', "<p>Yes.</p>"),
    Case(
        "link lost from a list",
        "missing_link",
        '<ul><li><a href="https://energia.ru">Сайт</a></li></ul>',
        "<ul><li>Site</li></ul>",
    ),
    Case(
        "row lost from a table",
        "missing_row",
        "<table><tr><td>А</td></tr><tr><td>Б</td></tr><tr><td>В</td></tr></table>",
        "<table><tr><td>A</td></tr><tr><td>B</td></tr></table>",
    ),
    # Quotation marks and apostrophes
    Case("straight in English", "straight_quote", "Проект «Луна» начат.", 'The "Luna" project has begun.'),
    Case(
        "straight in a Russian paragraph",
        "straight_quote",
        '<p>Музей "Космос" открыт.</p>',
        "<p>The Space museum is open.</p>",
    ),
    Case("English marks in Russian", "foreign_quote", "Корабль “Орёл” строится.", "The “Oryol” ship is being built."),
    Case(
        "Russian low marks in English", "foreign_quote", "Корабль «Орёл» строится.", "The „Oryol“ ship is being built."
    ),
    Case(
        "inner mark left open",
        "unpaired",
        "«Премия „Звезда вручена», — сказал он.",
        "“The ‘Star’ prize was given,” he said.",
    ),
    Case("closing mark alone", "unpaired", "Он сказал: мы готовы».", "He said: we are ready."),
    Case("opening mark alone in English", "unpaired", "Он сказал: «Мы готовы».", "He said: “We are ready."),
    Case("bracket", "unpaired", "Экипаж (командир и бортинженер готов.", "The crew (commander and engineer) is ready."),
    Case("dont", "apostrophe", "Мы не торопимся.", "We dont hurry."),
    Case("isnt", "apostrophe", "Это ещё не конец.", "This isnt the end."),
    # Spacing
    Case(
        "glued in Russian",
        "glued",
        "Корабль прибыл на станцию.На борту шестеро.",
        "The ship has arrived. Six are aboard.",
    ),
    Case("glued after an exclamation", "glued", "Поехали!Экипаж готов.", "Off we go! The crew is ready."),
    Case(
        "glued after a closing mark",
        "glued",
        "Начат проект «Луна».Он важен.",
        "The “Luna” project has begun. It matters.",
    ),
    Case(
        "glued after a comma",
        "glued",
        "Проверены связь,питание и вода.",
        "Communications, power and water were checked.",
    ),
    Case(
        "glued in English after a year",
        "glued",
        "Так было в 2018 году. Потом иначе.",
        "So it was in 2018.Then it changed.",
    ),
    Case("space before a full stop", "space_before", "Всё готово .", "All is ready."),
    Case("two spaces in English", "double_space", "Всё готово.", "All  is ready."),
)
