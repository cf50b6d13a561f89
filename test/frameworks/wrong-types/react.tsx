/** @jsxImportSource react */
// Every line that says WRONG is an error, and no other line.
export const wrong = (
  <>
    <seq-player fps="fast" /> {/* WRONG */}
    <seq-player loop="never" /> {/* WRONG */}
    <seq-player controls="yes" /> {/* WRONG */}
    <seq-player compare-side="c" /> {/* WRONG */}
    <seq-player markers={[{ label: 'no frame' }]} /> {/* WRONG */}
    <seq-player nonsense="1" /> {/* WRONG */}
    <seq-player onseq-frame-change={(event) => event.detail.frames} /> {/* WRONG */}
    <seq-timeline units="metres" /> {/* WRONG */}
    <seq-status settings="no" /> {/* WRONG */}
    <seq-player fps="24" controls="" loop={null} autoplay="buffered" cache-max-mb={512} className="a" slot="b" />
    <seq-player source="a.####.exr" onseq-error={({ detail, currentTarget }) => [detail.code, currentTarget.state]} />
  </>
);
document.addEventListener('seq-error', ({ detail }) => detail.code);
document.addEventListener('seq-error', ({ detail }) => detail.codes); // WRONG
window.addEventListener('seq-seek-request', ({ detail }) => detail.scrub);
window.addEventListener('seq-seek-request', ({ detail }) => detail.seconds); // WRONG
document.querySelector('seq-player')?.play();
document.querySelector('seq-timeline')?.play(); // WRONG
