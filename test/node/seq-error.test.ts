import { expect } from 'chai';
import { SeqError } from '../../src/core/base/seq-error.ts';

describe('SeqError', () => {
  it('survives the form in which it crosses a thread', () => {
    const error = new SeqError('truncated', 'sh010.1004.exr ends in row 812 of 1080.');
    const copy = SeqError.fromValue(structuredClone(error.toValue()));
    expect(copy).to.be.instanceOf(SeqError);
    expect([copy.code, copy.message, copy.retryable]).to.deep.equal([error.code, error.message, true]);
  });

  it('keeps a SeqError and wraps anything else under the fallback code', () => {
    const own = new SeqError('forbidden', 'no');
    expect(SeqError.from(own, 'decode-failed')).to.equal(own);
    const wrapped = SeqError.from(new RangeError('too long'), 'decode-failed');
    expect([wrapped.code, wrapped.message]).to.deep.equal(['decode-failed', 'too long']);
    expect(wrapped.cause).to.be.instanceOf(RangeError);
  });
});
