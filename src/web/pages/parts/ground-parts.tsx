import './parts.css'
import { Section } from '#web/ui/section.tsx'

const colours = [
  'ground',
  'wash',
  'line',
  'line-strong',
  'ink',
  'ink-2',
  'ink-3',
  'accent',
  'accent-wash',
  'risk',
  'broken',
  'paused',
  'c-main',
  'c-mid',
  'c-hollow',
  'c-before',
]

export function TypeParts() {
  return (
    <Section title="Type" aside="IBM Plex Sans, Mono for clocks and marks">
      <div style={{ marginTop: 8 }}>
        <p
          style={{
            fontSize: 'clamp(32px, 6vw, 44px)',
            lineHeight: '52px',
            fontWeight: 300,
            letterSpacing: '-0.02em',
          }}
        >
          Document title 44/52
        </p>
        <p style={{ fontSize: 40, lineHeight: '52px', letterSpacing: '-0.022em' }}>
          €14,552 <span className="small faint">first figure 40/44</span>
        </p>
        <p style={{ fontSize: 28, lineHeight: '40px', fontWeight: 500, letterSpacing: '-0.012em' }}>
          Page title 28/36
        </p>
        <p style={{ fontSize: 20, lineHeight: '32px' }}>
          €174,624 <span className="small faint">figure 20/28</span>
        </p>
        <h2>Section 15/24</h2>
        <p>Body and tables 14/20, 0123456789</p>
        <p className="small soft">Second line 13/20, 18</p>
        <p className="fine faint">Column heads, axes, seals 12/16</p>
        <p className="mono">T-4187 · 18 min · 7c1e 04b9</p>
      </div>
    </Section>
  )
}

export function ColourParts() {
  return (
    <Section title="Colours">
      <div className="swatches">
        {colours.map((name) => (
          <span key={name} className="fine">
            <i style={{ background: `var(--${name})` }} />
            {name}
          </span>
        ))}
      </div>
    </Section>
  )
}
