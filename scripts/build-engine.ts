import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { build } from 'vite'
import { z } from 'zod'

/**
 * Builds `perennial/engine` for other programs: dist/engine.js with everything it needs inside, and
 * dist/engine.d.ts with the types it needs beside it, in dist/types.
 */
const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const emitted = join(root, '.types/engine')
const types = join(dist, 'types')
const doors = z
  .object({ imports: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).imports

/** `from '…'` after a binding, and `import('…')`. */
const imported = /((?:[}*\w]\s+from\s+|\bimport\s*\(\s*))['"]([^'"\n]+)['"]/g

await bundle()
emitTypes()
gatherTypes()

async function bundle() {
  const packages = new Set<string>()
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [
      {
        name: 'name-the-packages',
        generateBundle(_, files) {
          for (const file of Object.values(files)) {
            for (const id of file.type === 'chunk' ? file.moduleIds : []) {
              const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1]
              if (name) packages.add(name)
            }
          }
        },
      },
    ],
    build: {
      lib: { entry: join(root, 'src/engine.ts'), formats: ['es'], fileName: () => 'engine.js' },
      outDir: dist,
      emptyOutDir: false,
      minify: false,
      target: 'es2022',
    },
  })
  const licences = [...packages, 'temporal-spec'].sort().map((name) => `${name}\n\n${licenceOf(name)}`)
  writeFileSync(join(dist, 'engine.licences.txt'), licences.join('\n\n----\n\n'))
}

/** The engine and what it leans on, nothing else: a mistake elsewhere doesn't stop it. */
function emitTypes() {
  rmSync(emitted, { recursive: true, force: true })
  mkdirSync(emitted, { recursive: true })
  const compilerOptions = {
    composite: false,
    declaration: true,
    lib: ['ES2024'],
    types: [],
    rootDir: root,
    outDir: emitted,
  }
  const project = {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions,
    files: [join(root, 'src/engine.ts')],
  }
  writeFileSync(join(emitted, 'tsconfig.json'), JSON.stringify(project))
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', emitted], {
    stdio: 'inherit',
  })
}

/** Copies the declarations that engine.d.ts reaches, with paths that hold in a package without sources. */
function gatherTypes() {
  rmSync(types, { recursive: true, force: true })
  const seen = new Set<string>()
  copy('src/engine.ts', join(dist, 'engine.d.ts'))
  const spec = join(root, 'node_modules/temporal-spec/index.d.ts')
  cpSync(spec, join(types, 'temporal.d.ts'))

  function copy(source: string, to: string) {
    if (seen.has(source)) return
    seen.add(source)
    const declarations = readFileSync(join(emitted, source.replace(/\.ts$/, '.d.ts')), 'utf8')
    const moved = declarations.replace(imported, (_, lead: string, target: string) => {
      const path = sourceOf(source, target)
      const file = path === undefined ? join(types, 'temporal.d.ts') : declarationOf(path)
      if (path !== undefined) copy(path, file)
      return `${lead}'${specifier(dirname(to), file)}'`
    })
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(to, moved)
  }
}

/** Where an import of a source file leads; undefined for Temporal, the only package whose types are shown. */
function sourceOf(file: string, target: string): string | undefined {
  if (target.startsWith('.')) return join(dirname(file), target)
  if (target === 'temporal-polyfill') return undefined
  const direct = doors[target]
  if (direct) return join(direct)
  const [folder = '', ...rest] = target.split('/')
  const door = doors[`${folder}/*`]
  if (!door)
    throw new Error(`${file} shows types of ${target}, which the engine's package doesn't bring along`)
  return join(door.replace('*', rest.join('/')))
}

function declarationOf(source: string) {
  return join(types, relative('src', source).replace(/\.ts$/, '.d.ts'))
}

function specifier(from: string, file: string) {
  const path = relative(from, file).replace(/\.d\.ts$/, '.js')
  return path.startsWith('.') ? path : `./${path}`
}

/** The licence file, or the part of the README that stands in for it (fft.js has no file). */
function licenceOf(name: string) {
  const folder = join(root, 'node_modules', name)
  if (existsSync(join(folder, 'LICENSE'))) return readFileSync(join(folder, 'LICENSE'), 'utf8').trim()
  const [, licence] = readFileSync(join(folder, 'README.md'), 'utf8').split(/^#+ LICENSE$/im)
  if (!licence) throw new Error(`${name} comes without a licence text`)
  return licence.trim()
}
