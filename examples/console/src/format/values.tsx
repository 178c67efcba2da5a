import { useNow } from "../chain/use-head.ts";
import { useText } from "../text/text-provider.tsx";
import { useFormat } from "./use-format.ts";

/** A ratio in parts per million. */
export function Percent({ ppm }: { readonly ppm: number }) {
	return <span className="number">{useFormat().percent(ppm)}</span>;
}

/** A ratio that is estimated; a dash while it is not known. */
export function Estimate({ ratio }: { readonly ratio: number | null }) {
	const format = useFormat();
	if (ratio === null) return <span className="dim">–</span>;
	return <span className={ratio === 0 ? "number dim" : "number"}>{format.estimate(ratio)}</span>;
}

/** A time of the chain, seconds. */
export function Time({ at }: { readonly at: number }) {
	const format = useFormat();
	return (
		<time className="number" dateTime={new Date(at * 1000).toISOString()}>
			{format.time(at)} UTC
		</time>
	);
}

/** The time left until `at`, by the chain's clock. */
export function Countdown({ at }: { readonly at: number }) {
	const text = useText();
	const format = useFormat();
	const now = useNow();
	if (now === null) return <span className="dim">–</span>;
	return (
		<span className="number" title={`${format.time(at)} UTC`}>
			{at > now ? format.duration(at - now) : text.queue.ended}
		</span>
	);
}
