/** How people call what a trace names by id or key: agreements, lines, lots. */
export type Names = Readonly<Record<string, string>>

export const nameOf = (id: string, names: Names) => names[id] ?? id
