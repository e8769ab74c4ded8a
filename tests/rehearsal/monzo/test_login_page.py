from rehearsal.monzo.login_page import question, stranger


def test_who_asks_whom_and_where_the_answers_lead() -> None:
    shown = question("Olly's <b>club</b>", "Olly Grant", {"client_id": "c", "state": 's&"t'})
    assert "Olly&#x27;s &lt;b&gt;club&lt;/b&gt; wants to read your account" in shown
    assert "Continue as Olly<" in shown
    assert 'href="?client_id=c&amp;state=s%26%22t&amp;answer=yes"' in shown
    assert 'href="?client_id=c&amp;state=s%26%22t&amp;answer=no"' in shown


def test_reasons_are_text() -> None:
    assert "<p>No such &lt;app&gt;</p>" in stranger("No such <app>")
