/** Somebody may work for several firms; the browser remembers which one was chosen last. */
const key = 'perennial-firm'

export const chosenFirm = () => localStorage.getItem(key) ?? undefined

/** Everything shown belongs to the other firm, so the page begins anew. */
export function chooseFirm(firmId: string): void {
  localStorage.setItem(key, firmId)
  location.assign('/')
}

export const forgetFirm = () => localStorage.removeItem(key)
