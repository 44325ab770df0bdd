//! Raw DEFLATE (RFC 1951), as every browser can inflate it.

use std::cell::RefCell;

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};
use zeroize::Zeroizing;

/// Where output stops to shrink noticeably while the time still rises.
const LEVEL: u32 = 6;

/// What a large content is judged by before all of it is tried.
const SAMPLE: usize = 65_536;

thread_local! {
    // Setting a compressor up costs more than compressing a small page does.
    static COMPRESSOR: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(LEVEL), false));
}

/// Appends `content`, compressed, to `out` if that is shorter than `content`; else leaves `out` as it was and says no.
pub(super) fn deflate_into(content: &[u8], out: &mut Vec<u8>) -> bool {
    // Photographs, PDF and archives are compressed already: a part of them tells.
    if content.len() > 4 * SAMPLE {
        let mut trial = Zeroizing::new(Vec::new());
        if !compress_within(SAMPLE - SAMPLE / 16, &content[..SAMPLE], &mut trial) {
            return false;
        }
    }
    compress_within(content.len().saturating_sub(1), content, out)
}

/// Appends at most `limit` bytes; if that is not enough, nothing.
fn compress_within(limit: usize, content: &[u8], out: &mut Vec<u8>) -> bool {
    let start = out.len();
    out.reserve(limit);
    let status = COMPRESSOR.with_borrow_mut(|compressor| {
        compressor.reset();
        compressor.compress_vec(content, out, FlushCompress::Finish)
    });
    // There may be more room than was asked for.
    let done = matches!(status, Ok(Status::StreamEnd)) && out.len() - start <= limit;
    if !done {
        out.truncate(start);
    }
    done
}

/// The content of `body`, if that is one complete stream with nothing after it.
pub(super) fn inflate(body: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut decompressor = Decompress::new(false);
    let mut out = Zeroizing::new(Vec::with_capacity(body.len().saturating_mul(4).max(1_024)));
    loop {
        let read = usize::try_from(decompressor.total_in()).ok()?;
        let had = out.len();
        let status = decompressor
            .decompress_vec(&body[read..], &mut out, FlushDecompress::Finish)
            .ok()?;
        let all_read = decompressor.total_in() == body.len() as u64;
        match status {
            Status::StreamEnd => return all_read.then_some(out),
            // Room was left, and still nothing came: the stream has no end.
            Status::Ok | Status::BufError if out.len() < out.capacity() && out.len() == had => {
                return None;
            }
            Status::Ok | Status::BufError => {
                let more = out.len().max(1_024);
                out.reserve(more);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SAMPLE, deflate_into, inflate};

    #[test]
    fn what_shrinks_comes_back_and_what_does_not_stays_out() {
        let mut out = b"before".to_vec();
        assert!(!deflate_into(b"", &mut out) && !deflate_into(b"abc", &mut out));
        assert_eq!(out, b"before");
        let text = b"all work and no play ".repeat(20_000);
        assert!(deflate_into(&text, &mut out));
        assert_eq!(inflate(&out[6..]).as_deref(), Some(&text));
    }

    #[test]
    fn a_large_content_is_judged_by_its_start() {
        let mut noise = vec![0_u8; 5 * SAMPLE];
        let mut state = 1_u32;
        for byte in &mut noise {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *byte = state.to_be_bytes()[0];
        }
        let mut out = Vec::new();
        assert!(!deflate_into(&noise, &mut out) && out.is_empty());
    }

    #[test]
    fn only_one_whole_stream_is_taken() {
        let mut packed = Vec::new();
        assert!(deflate_into(&b"again ".repeat(30), &mut packed));
        for length in 0..packed.len() {
            assert!(inflate(&packed[..length]).is_none(), "cut to {length}");
        }
        packed.push(0);
        assert!(inflate(&packed).is_none());
    }
}
