import { qrCode } from './qr-code.ts'

const quiet = 4

/** Always dark on white, whatever the page's colours: readers expect it so. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const modules = qrCode(text)
  if (!modules) return null
  const size = modules.length + 2 * quiet
  const path = modules
    .flatMap((row, down) =>
      row.map((dark, right) => (dark ? `M${right + quiet} ${down + quiet}h1v1h-1z` : '')),
    )
    .join('')
  return (
    <svg
      width={200}
      height={200}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      style={{ display: 'block', margin: '12px 0 8px' }}
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" shapeRendering="crispEdges" />
    </svg>
  )
}
