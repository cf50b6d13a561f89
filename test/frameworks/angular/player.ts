import '@angular/compiler';
import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { FRAMES, MARKERS, SRC } from '../shot';

/** Compiled in the page: the template is what matters here. */
class Player {
  readonly src = SRC;
  readonly frames = FRAMES;
  readonly markers = MARKERS;
  readonly frame = signal(1011);
  readonly rate = signal<number | undefined>(12);
  readonly heard = signal('');

  note(event: Event): void {
    this.heard.set(String((event as HTMLElementEventMap['seq-frame-change']).detail.frame));
  }

  go(): void {
    this.frame.set(1020);
    this.rate.set(undefined);
  }
}

const App = Component({
  selector: 'angular-player',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `<seq-player
      id="angular"
      class="player"
      [src]="src"
      [frames]="frames"
      [frame]="frame()"
      [fps]="rate()"
      speed="1"
      hud
      compare-side="a"
      [markers]="markers"
      (seq-frame-change)="note($event)"
    ></seq-player>
    <seq-timeline for="angular" units="timecode"></seq-timeline>
    <button (click)="go()">angular</button>
    <output>{{ heard() }}</output>`,
})(Player) as typeof Player;

export async function mountAngular(host: Element): Promise<void> {
  host.append(document.createElement('angular-player'));
  await bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
}
