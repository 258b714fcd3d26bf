import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { allow } from '../allow.ts'
import { firmDetails } from '../details/queries.ts'
import { capabilities, capabilityNames, rolesWith } from '../rules/permissions.ts'
import { defaultsFor, type SettingName, type Settings, settingsOf, settingTexts } from './rules.ts'

/** How the firm works: what its size sets, and what it has set otherwise. */
export async function firmSettings(tx: Tx): Promise<Settings> {
  const { size } = await firmDetails(tx)
  return settingsOf(size, await ownSettings(tx))
}

async function ownSettings(tx: Tx): Promise<Record<string, unknown>> {
  const rows = await tx.selectFrom('firm_setting').select(['name', 'value']).execute()
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

export async function listSettings(context: Context) {
  allow(context, 'serve')
  return context.db.read(async (tx) => {
    const items = await toldSettings(tx)
    return { items, total: items.length }
  })
}

/** Every setting with its words, its value and what the size would set. */
export async function toldSettings(tx: Tx) {
  const { size } = await firmDetails(tx)
  const settings = settingsOf(size, await ownSettings(tx))
  const usual = defaultsFor(size)
  return settingNames.map((name) => ({
    name,
    ...settingTexts[name],
    value: settings[name],
    usual: usual[name],
  }))
}

const settingNames = Object.keys(settingTexts).filter((name): name is SettingName => name in settingTexts)

/** What each role may do, in words, as the rule has it. */
export function permissions(context: Context) {
  allow(context, 'serve')
  const items = capabilityNames.map((name) => ({ name, says: capabilities[name], roles: rolesWith(name) }))
  return { items, total: items.length }
}
