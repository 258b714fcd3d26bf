#!/usr/bin/env node
import { CannotStart } from '#platform/cannot-start.ts'
import { settings } from '#platform/configuration.ts'
import { type Command, commands } from './commands/all.ts'

/** `perennial COMMAND`: each command is loaded when it is called. */
const [name = 'help', ...rest] = process.argv.slice(2)
const command = commands.find((one) => one.name === name)
if (!command) {
  const isHelp = name === 'help' || name === '--help'
  process[isHelp ? 'stdout' : 'stderr'].write(
    isHelp ? overview() : `There is no command ${name}.\n${overview()}`,
  )
  process.exit(isHelp ? 0 : 2)
}
if (rest.includes('--help')) {
  process.stdout.write(helpOf(command))
  process.exit(0)
}
try {
  await (await command.load())(rest)
  process.exit(process.exitCode ?? 0)
} catch (failure) {
  process.stderr.write(`${saidOf(failure)}\n`)
  process.exit(1)
}

/** A sentence for what the person at the terminal can mend; for our own mistakes the whole trace. */
function saidOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure)
  const isTyped = 'code' in failure && String(failure.code).startsWith('ERR_PARSE_ARGS')
  return failure instanceof CannotStart || isTyped ? failure.message : (failure.stack ?? failure.message)
}

function overview() {
  const lines = commands.map((one) => `  ${one.usage.padEnd(34)} ${one.says}`)
  return `perennial COMMAND, or npm run perennial -- COMMAND\n\n${lines.join('\n')}\n\nEach takes --help.\n`
}

function helpOf({ usage, says, help }: Command) {
  const names = settings.map(
    (setting) => `  ${setting.name.padEnd(18)} ${setting.meaning} Otherwise: ${setting.otherwise}.`,
  )
  return `perennial ${usage}\n${says}\n${help ? `\n${help}\n` : ''}\nSettings, from the environment:\n${names.join('\n')}\n`
}
