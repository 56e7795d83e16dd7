// The server's figures, asked for every two seconds as long as somebody looks.
import { failureText } from '../../board/refusal_text';
import type { MeasurePoint } from '../../wire/MeasurePoint';
import type { MeasureView } from '../../wire/MeasureView';
import { joined } from '../pure/figures';
import type { DeskLink } from './link';

/** Answers hold at most so many points; a full one is followed by another at once. */
const IN_ONE = 100;

export class Measured {
  points = $state.raw<readonly MeasurePoint[]>([]);
  view = $state.raw<MeasureView | undefined>();
  /** Why there is nothing, or nothing new. */
  fault = $state<string | undefined>();

  /** Asks until the returned function is called. */
  watch(link: DeskLink): () => void {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      if (link.lamp !== 'lost') {
        const answer = await link.ask({ type: 'measures', after: this.points[this.points.length - 1]?.at ?? 0 });
        if (isOver) return;
        if (answer.type === 'measures') {
          const { measures } = answer;
          this.view = measures;
          this.fault = undefined;
          this.points = joined(this.points, measures.points, Math.round(measures.kept / measures.every));
          if (measures.points.length >= IN_ONE) return ask();
        } else if (answer.type === 'failed') this.fault = failureText(answer);
      }
      timer = setTimeout(() => void ask(), this.view?.every ?? 2_000);
    };
    void ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }
}
