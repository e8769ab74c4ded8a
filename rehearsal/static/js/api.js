// Talking to the rehearsal: every path is relative to where the page lives.

export const post = (path, body) => send(path, "application/json", JSON.stringify(body));

// A file goes as it is; who sends it where stands in the address.
export function postFile(told, file) {
  const known = Object.entries(told).filter(([, value]) => value !== undefined && value !== "");
  return send(`send?${new URLSearchParams(known)}`, "application/octet-stream", file);
}

async function send(path, type, body) {
  let response;
  try {
    response = await fetch(`control/${path}`, { method: "POST", headers: { "Content-Type": type }, body });
  } catch {
    throw new Error("The rehearsal does not answer. Is it still running?");
  }
  const text = await response.text();
  const answer = response.headers.get("Content-Type")?.includes("json") ? JSON.parse(text) : {};
  if (!response.ok) throw new Error(answer.problem || text || `That failed (${response.status}).`);
  return answer;
}

// The stream of changes for one person. It comes back by itself; each return brings everything anew.
export function listen(me, onPart, onLine) {
  let source, timer, closed = false;
  const parts = ["stage", "clock", "group", "dm", "bank"];
  const open = () => {
    source = new EventSource(`control/events${me ? `?as=${me}` : ""}`);
    for (const part of parts) source.addEventListener(part, (event) => onPart(part, JSON.parse(event.data)));
    source.onopen = () => onLine(true);
    source.onerror = () => {
      onLine(false);
      if (source.readyState === EventSource.CLOSED && !closed) timer = setTimeout(open, 1500);
    };
  };
  open();
  return () => { closed = true; clearTimeout(timer); source.close(); };
}
