import assert from 'node:assert/strict'
import { test } from 'node:test'
import { qrCode } from './qr-code.ts'

// Every length from 1 to 271 bytes was once read back by an independent reader; this picture is one of them.
const perennial = [
  '#######..#.##.#######',
  '#.....#.##.#..#.....#',
  '#.###.#.##..#.#.###.#',
  '#.###.#..#.#..#.###.#',
  '#.###.#.#...#.#.###.#',
  '#.....#.#..##.#.....#',
  '#######.#.#.#.#######',
  '........#####........',
  '##.#..##.##...###.##.',
  '##.#...#.#...#.##..##',
  '....#.##..#.#.##.##.#',
  '.###.....#.#..#..#.##',
  '..#..###.##.#....#..#',
  '........####.###.#.#.',
  '#######.##.....###.#.',
  '#.....#...####.##....',
  '#.###.#..#.#.####..#.',
  '#.###.#.####...###.##',
  '#.###.#..#..#..####.#',
  '#.....#.#.#..###.....',
  '#######.#..##..#.#.#.',
]

test('a short text is the picture that a reader has read', () => {
  const picture = qrCode('Perennial')?.map((row) => row.map((dark) => (dark ? '#' : '.')).join(''))
  assert.deepEqual(picture, perennial)
})

test('the picture grows by four modules a version', () => {
  const sizes = [17, 18, 78, 79, 134, 230, 231, 271].map((length) => qrCode('x'.repeat(length))?.length)
  assert.deepEqual(sizes, [21, 25, 33, 37, 41, 53, 57, 57])
})

test('what is too long has no picture', () => {
  assert.equal(qrCode('x'.repeat(272)), undefined)
})
