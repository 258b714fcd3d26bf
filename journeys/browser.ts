import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Chromium as it is found on this machine, which says nothing to anybody but our server. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? [...places, onMac].find((place) => existsSync(place))
  if (!executablePath)
    throw new Error('The journeys need a Chromium: set CHROMIUM, or install it as npm test does.')
  return chromium.launch({ executablePath, args: quiet })
}

/** A browser of somebody in Dublin, with a page open. */
export async function openPage(browser: Browser, size = { width: 1440, height: 900 }): Promise<Page> {
  const context = await browser.newContext({ viewport: size, locale: 'en-IE', timezoneId: 'Europe/Dublin' })
  context.setDefaultTimeout(20_000)
  return context.newPage()
}

/** One thing a person does; where it fails, the failure says which, and what the page showed. */
export async function step<Value>(page: Page, what: string, act: () => Promise<Value>): Promise<Value> {
  try {
    return await act()
  } catch (cause) {
    const shown = await page
      .locator('body')
      .innerText()
      .catch(() => '')
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${what}, on ${page.url()}: ${why}\nThe page said:\n${shown.slice(0, 1_500)}`, { cause })
  }
}

/** Chooses in a list that opens below its field. */
export async function choose(page: Page, label: string | RegExp, option: string | RegExp) {
  const field = page
    .getByRole('combobox', { name: label })
    .or(page.getByRole('textbox', { name: label }))
    .first()
  await field.click()
  if (typeof option === 'string' && (await field.isEditable())) await field.fill(option)
  await page.getByRole('option', { name: option }).first().click()
}
