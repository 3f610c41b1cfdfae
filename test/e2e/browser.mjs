// Debian's chromium through playwright-core, with nothing that would ask the network.
import { chromium } from 'playwright-core';

export async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  return Object.assign(browser, { [Symbol.asyncDispose]: () => browser.close() });
}

export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
export const desktop = { viewport: { width: 1440, height: 900 } };

// A page that fails its test when the console complains (a blocked script, a missing file).
export async function openPage(browser, { device = desktop, language = 'es-ES', theme = 'light', javaScript = true } = {}) {
  const context = await browser.newContext({ ...device, locale: language, colorScheme: theme, javaScriptEnabled: javaScript });
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (message) => { if (message.type() === 'error') page.complaints.push(message.text()); });
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  return page;
}
