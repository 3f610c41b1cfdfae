// What a person does in several tests.
export async function signIn(page, site, { email, password }, language = 'es') {
  await page.goto(`${site.url}/sign-in?lang=${language}`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await Promise.all([page.waitForNavigation(), page.locator('main form button.btn-primary').click()]);
}
