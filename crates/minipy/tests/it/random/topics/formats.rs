//! Values as text, in the three ways that there are.

use crate::random::grammar::Topic;

pub(in crate::random) const PERCENT: Topic = Topic {
    name: "percent formats",
    rules: &[
        ("str", 2, "('%s|%5d|%x' % ($any, $int, abs($int)))"),
        ("str", 2, "('%$[d i u 5d -5d 05d +d x X o #x #o 8x 08x +x 3d .4d]' % $int)"),
        ("str", 1, "('%r %s' % ($any, $str))"),
        ("str", 2, "('%$[f .2f 8.1f e .3e g .3g +f -9.2f| 09.2f G E #g .0f .0e]' % $float)"),
        ("str", 1, "('%$[s 5s -5s .2s r 6.2s]' % $str)"),
        ("str", 1, "('%c%c' % ($letter, 65 + $small))"),
        ("str", 1, "('%%%*d|%.*f' % ($small, $int, $small, $float))"),
        ("str", 1, "('%(a)s-%(b)05d' % {'a': $any, 'b': $int})"),
        ("str", 1, "('%d' % $any)"),
        ("str", 1, "('%s' % $list)"),
        ("str", 1, "('%s %s' % $tuple)"),
    ],
};

pub(in crate::random) const FORMAT: Topic = Topic {
    name: "format",
    rules: &[
        ("str", 2, "'{}-{:<4}'.format($int, $str)"),
        ("str", 1, "'{1}{0}{1}'.format($any, $any)"),
        ("str", 1, "'{a}{b!r}'.format(a=$any, b=$str)"),
        ("str", 1, "'{0[0]}{0[1]}'.format($list)"),
        ("str", 1, "'{:{}}|{:>{}}'.format($int, $small + 3, $str, $small)"),
        ("str", 3, "'{:$[d 5d <5d ^6d >6d 05d +d x X #x b #b o #o , _ 010, n =+8d *^9 c -d]}'.format($int)"),
        (
            "str",
            3,
            "'{:$[f .2f e .1e g .3g % .1% 8.2f <8.2f 08.2f +.1f 12 *^12.3 ,.2f G .0f .12g n]}'.format($float)",
        ),
        ("str", 2, "'{:$[s 6 <6 >6 ^7 .2 *^8.3s]}'.format($str)"),
        ("str", 1, "format($int, '$[x 6 b 08b ,]')"),
        ("str", 1, "format($float, '$[.3f 10.2e g]')"),
        ("str", 1, "'{{{}}}'.format($any)"),
        ("str", 1, "'{} {!r:>8} {!s}'.format($list, $str, $tuple)"),
        ("str", 1, "'{}{}'.format(*$list)"),
    ],
};

pub(in crate::random) const FSTRINGS: Topic = Topic {
    name: "f-strings",
    rules: &[
        ("str", 2, "f'{$var:int:>6}{$var:str!r}'"),
        ("str", 2, "f'{$var:int:$[d 6d <6 08x b , +]}{$var:list}'"),
        ("str", 1, "f'{$var:float:$[.2f g 10.3e %]}'"),
        ("str", 1, "f'{($var:int + $small) * 2=}'"),
        ("str", 1, "f'{$var:int:{$small + 3}}{{}}'"),
        ("str", 1, "f'{$var:str!s:^9}{$var:int!r}' 'tail'"),
        ("str", 1, "f'a{$var:words[:2]}' f'{len($var:list)}'"),
        ("str", 1, "f'{$var:any}'"),
        ("str", 1, "f'{[$small, $small][0]}{(lambda q: q + 1)($small)}'"),
    ],
};
