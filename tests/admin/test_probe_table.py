import pytest, sys, json
from django.db import transaction
from tests.admin import samples as S
from tests.conftest import NOON
from editorial import clock
GROUPS={}
@pytest.mark.django_db
def test_probe(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        s=S.make()
        out=open('/tmp/tbl/matrix.txt','w')
        names=["anonymous",*S.HELD,"superuser"]
        pats=sorted(S.patterns())
        import time
        for method in ("GET","POST"):
          for p in pats:
            labels=[""]
            if "<str:label>" in p: labels=["news.article","news.project","media_library.photo","missions.flight","missions.flightevent","missions.expeditiontask","missions.spaceflight","missions.person","missions.agency","news.section","editorial.glossaryterm"]
            elif p.startswith("r/"): labels=list(s.records)
            elif p=="autocomplete/": labels=["news.article","news.project","media_library.photo","missions.flight","missions.person","missions.agency","news.section","auth.user","auth.group"]
            else:
                m=p.split("/")
                l=".".join(m[:2])
                if l in s.records: labels=[l]
            for l in labels:
              cells=[]; t=time.time()
              for n in names:
                c=s.clients[n]; r=[]
                for a in S.addresses(p,l,s):
                    saved=c.cookies.copy()
                    sid=transaction.savepoint()
                    try:
                        if method=="GET": x=c.get(a)
                        else:
                            d,ct=S.body(p,a,c,s)
                            x=c.post(a,d,**({"content_type":ct} if ct else {}))
                        k=str(x.status_code)
                        if k=="302":
                            k = "login" if "/admin/login/" in x["Location"] else "302>"+x["Location"][:40]
                    except Exception as e:
                        k="EXC "+type(e).__name__+str(e)[:60]
                    transaction.savepoint_rollback(sid)
                    c.cookies=saved
                    r.append(k)
                cells.append("/".join(sorted(set(r))))
              print(method,p,l or "-"," | ".join(cells),round(time.time()-t,2),sep="  ",file=out,flush=True)
        transaction.set_rollback(True)
