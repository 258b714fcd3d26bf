/** Waits until somebody ends the process: Ctrl-C, systemd, a container's stop. A second signal ends it at once. */
export function untilTold() {
  return new Promise<void>((told) => {
    let asked = false
    const end = () => {
      if (asked) process.exit(1)
      asked = true
      told()
    }
    process.on('SIGINT', end)
    process.on('SIGTERM', end)
  })
}
