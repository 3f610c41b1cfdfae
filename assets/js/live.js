// Keeps the bell true and says that somebody wrote in the conversation on the page. Only for members;
// without it both are right after the next page.
const bell = document.querySelector('[data-bell]');

const deeds = {
  bell: ({ unread }) => {
    if (!bell) return;
    bell.querySelector('[data-bell-count]').textContent = unread === 0 ? '' : unread > 99 ? '99+' : unread;
    // The sentence's number, for who hears the page: "3 avisos sin leer".
    const words = bell.querySelector('[data-bell-words]');
    words.textContent = words.textContent.replace(/\d+/, unread);
  },
  reply: ({ conversation }) => {
    const hint = document.querySelector(`[data-live-hint="${CSS.escape(conversation)}"]`);
    if (hint) hint.hidden = false;
  },
};

const hear = (kind, text) => {
  try { deeds[kind]?.(JSON.parse(text)); } catch { /* Of a newer server. */ }
};

function listenThroughWorker() {
  // Of one account each: whoever signs in next gets a worker of their own.
  const worker = new SharedWorker(document.body.dataset.live, `live-${document.body.dataset.person}`);
  worker.port.addEventListener('message', ({ data }) => hear(data.kind, data.data));
  worker.port.start();
  addEventListener('pagehide', () => worker.port.postMessage('gone'));
  addEventListener('pageshow', (event) => { if (event.persisted) listen(); });
}

// Browsers without shared workers: a connection of its own, while somebody looks.
function listenAlone() {
  let source = null;
  const follow = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource('/live');
      Object.keys(deeds).forEach((kind) =>
        source.addEventListener(kind, (event) => hear(kind, event.data)));
    }
  };
  document.addEventListener('visibilitychange', follow);
  follow();
}

function listen() {
  if (!document.body.dataset.live || !bell) return;
  if ('SharedWorker' in window) listenThroughWorker();
  else listenAlone();
}

listen();
