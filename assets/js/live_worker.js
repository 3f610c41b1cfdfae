// One connection to the server for all tabs of this browser: what arrives goes to every tab.
const ports = new Set();
const tell = (kind) => (event) => ports.forEach((port) => port.postMessage({ kind, data: event.data }));

const source = new EventSource('/live');
source.addEventListener('bell', tell('bell'));
source.addEventListener('reply', tell('reply'));

self.addEventListener('connect', (event) => {
  const [port] = event.ports;
  ports.add(port);
  port.addEventListener('message', () => ports.delete(port)); // Its page goes.
  port.start();
});
