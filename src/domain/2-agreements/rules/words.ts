import type { Allowance } from './lines.ts'
import type { WorkFilter } from './work-filter.ts'

/** Writes an amount of minor units; the screen hands in the firm's own way. */
export type WriteMoney = (minor: number) => string

/** A fact of an agreement in words: what it is about, and what was agreed. */
export type TermFact = { fact: string; says: string }

/** An amount of an allowance's unit: 10 h, 3 visits. */
export function amount(units: number, { unit }: Pick<Allowance, 'unit'>, money: WriteMoney): string {
  if (unit === 'money') return money(units)
  if (unit === 'minutes') return `${trimmedHours(units)} h`
  return units === 1 ? `1 ${singular(unit)}` : `${units} ${unit}`
}

/** What a filter picks, or nothing where it picks everything. */
export function workWords(where: WorkFilter | undefined, before = ''): string {
  if (!where) return ''
  const parts = [
    list(where.categories),
    list(where.workTypes),
    list(where.roles),
    list(where.channels),
    list(where.classes),
  ]
  if (where.siteIds) parts.push(`${where.siteIds.length} sites`)
  if (where.emergency !== undefined) parts.push(where.emergency ? 'emergencies' : 'no emergencies')
  const words = parts.filter((part) => part !== undefined).join(', ')
  return words && `${before}${words}`
}

/** 60 min, 4 h, 8.5 h; 2 days of round-the-clock hours stay hours: people promise in what they can count. */
export const minutesWords = (minutes: number) =>
  minutes >= 120 && minutes % 15 === 0 ? `${trimmedHours(minutes)} h` : `${minutes} min`
export const percent = (bp: number) => `${bp / 100} %`
export const months = (count: number) => (count === 1 ? 'month' : count === 12 ? 'year' : `${count} months`)
export const list = (words: readonly string[] | undefined) =>
  words?.map((word) => word.replaceAll('-', ' ')).join(', ')
export const plural = (word: string) => (word.endsWith('s') ? word : `${word}s`)
export const singular = (word: string) => word.replace(/s$/, '')
export const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
export const trimmedHours = (minutes: number) => String(Math.round((minutes / 60) * 100) / 100)
