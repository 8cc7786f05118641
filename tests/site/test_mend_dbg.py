import pytest
from tests.site.test_large_letters import *
def test_dbg(site, page):
    js = """() => { const w = document.documentElement.clientWidth, out = [];
 for (const e of document.querySelectorAll('body *')) { const r = e.getBoundingClientRect();
  if (r.right > w + 0.5 && r.width > 0) out.push(e.tagName + '.' + (e.className.baseVal ?? e.className) + ' ' + r.right.toFixed(1) + ' ' + (e.textContent||'').trim().slice(0, 25)); }
 return out.slice(0,12); }"""
    for path, w, size in (("/ru/", 390, 1), ("/ru/news/", 768, 1), ("/ru/archive/2018/12/03/", 320, 0)):
        if not size:
            chosen = Reading("contrast", "largest", "wide").cookie()
            page.context.add_cookies([{"name": Reading.COOKIE, "value": chosen, "url": site}])
        page.goto(site + path)
        if size: page.evaluate("document.documentElement.style.fontSize = '200%'")
        page.set_viewport_size({"width": w, "height": 900})
        print(path, page.evaluate("document.documentElement.scrollWidth"), page.evaluate(js))
