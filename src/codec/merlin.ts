import { keccakF1600 } from "./keccak.ts";

/** Bytes of the state that an operation of STROBE-128 writes before it permutes. */
const RATE = 166;
const INITIAL = [1, RATE + 2, 1, 0, 1, 96, ...encode("STROBEv1.0.2")];

/** Flags of the operations of STROBE that Merlin uses: `AD`, `meta-AD`, `PRF`. */
const AD = 0b0_0010;
const META_AD = 0b1_0010;
const PRF = 0b0_0111;

/**
 * A Merlin transcript: messages in, challenges out. The challenges depend on all messages before them.
 *
 * @remarks Source: {@link https://merlin.cool/transcript/index.html}, on {@link https://strobe.sourceforge.io/specs/ | STROBE-128}
 */
export class MerlinTranscript {
	readonly #state = new Uint8Array(200);
	readonly #words = new Uint32Array(this.#state.buffer);
	#position = 0;
	/** Position after the start of the present operation; 0 for one that began before the last permutation. */
	#begin = 0;

	/** @param label - of the protocol */
	constructor(label: string) {
		this.#state.set(INITIAL);
		keccakF1600(this.#words);
		this.#start(META_AD);
		this.#absorb(encode("Merlin v1.0"));
		this.append("dom-sep", encode(label));
	}

	/** Adds a message. */
	append(label: string, message: Uint8Array): void {
		this.#describe(label, message.length);
		this.#start(AD);
		this.#absorb(message);
	}

	/** Computes a challenge of `length` bytes, at most 166. */
	challenge(label: string, length: number): Uint8Array {
		this.#describe(label, length);
		this.#start(PRF);
		// The operation has just permuted: the challenge fits into the state.
		const bytes = this.#state.slice(0, length);
		this.#state.fill(0, 0, length);
		this.#position = length;
		if (length === RATE) this.#permute();
		return bytes;
	}

	#describe(label: string, length: number): void {
		this.#start(META_AD);
		this.#absorb(encode(label));
		this.#absorb(new Uint8Array(Uint32Array.of(length).buffer));
	}

	#start(flags: number): void {
		const begin = this.#begin;
		this.#begin = this.#position + 1;
		this.#absorb(Uint8Array.of(begin, flags));
		if (flags === PRF && this.#position > 0) this.#permute();
	}

	#absorb(bytes: Uint8Array): void {
		for (const byte of bytes) {
			this.#xor(this.#position, byte);
			if (++this.#position === RATE) this.#permute();
		}
	}

	#permute(): void {
		this.#xor(this.#position, this.#begin);
		this.#xor(this.#position + 1, 0x04);
		this.#xor(RATE + 1, 0x80);
		keccakF1600(this.#words);
		this.#position = 0;
		this.#begin = 0;
	}

	#xor(at: number, byte: number): void {
		this.#state[at] = (this.#state[at] ?? 0) ^ byte;
	}
}

function encode(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}
