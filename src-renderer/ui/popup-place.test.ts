import { expect, it } from 'vitest';
import { popupPlace } from './popup-place.ts';

it('opens under its field, with the height that fits', () => {
  expect(popupPlace({ top: 100, bottom: 136 }, 660, 320)).toEqual({
    top: '140px',
    bottom: 'auto',
    maxHeight: '320px',
  });
  expect(popupPlace({ top: 300, bottom: 336 }, 660, 320).maxHeight).toBe('312px');
});

it('opens above where there is more room', () => {
  expect(popupPlace({ top: 400, bottom: 436 }, 500, 320)).toEqual({
    top: 'auto',
    bottom: '104px',
    maxHeight: '320px',
  });
});
